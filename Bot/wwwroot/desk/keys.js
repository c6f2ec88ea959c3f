// Keyboard shortcuts: single keys while nothing is being typed, those with Ctrl always.

import { elementOf, press, shortcuts } from './shortcuts.js';

/** @param {Record<string, () => void>} acts what stands on no page as an element, by the names of the shortcuts */
export function keys(acts) {
  const help = document.getElementById('help');
  acts.help = () => {
    help.showModal();
    // The button below has the focus; reading begins above.
    help.scrollTop = 0;
  };
  document.getElementById('help-open')?.addEventListener('click', acts.help);
  const byKey = new Map(shortcuts.flatMap(one => one.ways.map(way => [way, one.name])));

  function run(name) {
    if (acts[name]) return acts[name]();
    const element = elementOf(name);
    if (element) press(element);
  }

  document.addEventListener('keydown', event => {
    if (document.querySelector('dialog[open]') || event.isComposing || event.defaultPrevented) return;
    const control = event.ctrlKey || event.metaKey;
    const name = byKey.get(`${control ? 'Control+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`);
    if (!name) return;
    if (name === 'leave') return leave(event);
    if (!control && !event.altKey) {
      if (event.target.closest('input:not([type=radio]), textarea, select')) return;
      // Scrolling the transcript and moving between radios are the arrows' own business there.
      if (event.key.startsWith('Arrow') && event.target.closest('#transcript, [type=radio]')) return;
    }
    event.preventDefault();
    run(name);
  });

  function leave(event) {
    const menu = event.target.closest('details[open]');
    if (menu) {
      menu.removeAttribute('open');
      // What is closed keeps no keys to itself.
      return menu.querySelector('summary').focus();
    }
    if (event.target.matches('input, textarea, select')) return event.target.blur();
    acts.leave();
  }

  return run;
}
