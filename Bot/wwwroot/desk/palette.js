// One field to do or find anything: what the page offers now, lists, tickets and customers.

import { best } from './fuzzy.js';
import { findTickets } from './server.js';
import { elementOf, press, shortcuts } from './shortcuts.js';

const pause = 150;
const most = 12;

/**
 * @param {{run: (name: string) => void, acts: object, open: (ticket: string) => void, more: (() => {words: string, hint?: string, run: () => void}[])[]}} desk
 */
export function palette({ run, acts, open, more }) {
  const dialog = document.getElementById('palette');
  const [field, list, none] = [dialog.querySelector('input'), dialog.querySelector('ul'), dialog.querySelector('.none')];
  let commands = [], found = [], shown = [], chosen = 0, timer = 0, asked = 0;

  dialog.addEventListener('close', () => { field.value = ''; found = []; });
  field.addEventListener('input', () => {
    show();
    clearTimeout(timer);
    timer = setTimeout(find, pause);
  });
  field.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose((chosen + step + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter') take(shown[chosen]);
    else if (event.key === 'k' && (event.ctrlKey || event.metaKey)) dialog.close();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener('click', event => {
    if (event.target === dialog) return dialog.close();
    const item = event.target.closest('li');
    if (item) take(shown[[...list.children].indexOf(item)]);
  });

  function offered() {
    const known = shortcuts.filter(one => !one.isMove && (acts[one.name] ? mayRun(one.name) : elementOf(one.name)))
      .map(one => ({ words: one.words, hint: one.ways[0] ?? '', run: () => run(one.name) }));
    const others = [...document.querySelectorAll('[data-command]')].map(element => ({ words: element.dataset.command, run: () => press(element) }));
    return [...known, ...others, ...more.flatMap(source => source())];
  }

  // What writes needs a field to write in.
  const mayRun = name => !['reply', 'note'].includes(name) || document.querySelector(`.composer [name=mode][value=${name}]`);

  async function find() {
    const mine = ++asked;
    const words = field.value.trim();
    const tickets = words.length < 2 ? [] : await findTickets(words, 6);
    if (mine !== asked || !dialog.open) return;
    const number = /^(?:sb-?)?(\d{3,})$/i.exec(words)?.[1];
    const known = tickets.some(ticket => ticket.number === `SB-${number}`);
    found = tickets.map(ticket => ({ words: `${ticket.customer ?? 'Customer'}: ${ticket.symptom ?? ticket.lastMessage?.text ?? ''}`, hint: ticket.number, run: () => open(ticket.number) }));
    if (number && !known) found.unshift({ words: 'Open the ticket', hint: `SB-${number}`, run: () => open(`SB-${number}`) });
    show();
  }

  function show() {
    shown = [...best(commands, field.value, most), ...found];
    list.replaceChildren(...shown.map((command, i) => item(command, i)));
    none.textContent = shown.length > 0 ? '' : 'Nothing is called that, and no ticket has it.';
    choose(0);
  }

  function item(command, i) {
    const li = document.createElement('li');
    [li.id, li.role] = [`palette-${i}`, 'option'];
    const words = Object.assign(document.createElement('span'), { dir: 'auto', textContent: command.words });
    li.append(words);
    if (command.hint) li.append(Object.assign(document.createElement('kbd'), { textContent: command.hint.replace('Control+', 'Ctrl ') }));
    return li;
  }

  function choose(index) {
    chosen = index;
    for (const [i, li] of [...list.children].entries()) li.setAttribute('aria-selected', i === chosen);
    field.setAttribute('aria-activedescendant', shown.length > 0 ? `palette-${chosen}` : '');
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }

  function take(command) {
    if (!command) return;
    dialog.close();
    command.run();
  }

  document.getElementById('palette-open')?.addEventListener('click', () => openPalette());

  return openPalette;

  function openPalette() {
    commands = offered();
    dialog.showModal();
    show();
    field.focus();
  }
}
