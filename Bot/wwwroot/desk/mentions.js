// Colleagues behind an at sign, in a note: whom a note names is told of it.

import { completion } from './completion.js';
import { colleagues } from './server.js';

let all = null;

export function mentions(modeOf) {
  completion({
    sign: '@',
    label: 'Colleagues',
    none: 'Nobody is called that.',
    applies: composer => modeOf(composer) === 'note',
    find: async (composer, word) => found(await (all ??= colleagues().catch(problem => { all = null; throw problem; })), word),
    draw,
    take(composer, item, from, to) {
      composer.text.setRangeText(`@${item.login} `, from, to, 'end');
      composer.text.focus();
      composer.text.dispatchEvent(new Event('input', { bubbles: true }));
    },
  });
}

function found(agents, word) {
  const begins = agent => agent.login.startsWith(word) || agent.name.toLowerCase().split(' ').some(part => part.startsWith(word));
  return agents.filter(begins);
}

function draw(agent) {
  const [key, name] = ['key', 'name'].map(className => Object.assign(document.createElement('span'), { className }));
  [key.textContent, name.textContent] = [`@${agent.login}`, agent.name];
  return [key, name];
}
