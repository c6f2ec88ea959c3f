// Keyboard shortcuts: single keys while nothing is being typed.

export function keys({ list, talk, write, forYou, lists }) {
  const help = document.getElementById('help');
  document.getElementById('help-open')?.addEventListener('click', () => help.showModal());

  const single = {
    j: () => list.go(1),
    k: () => list.go(-1),
    ArrowDown: () => list.go(1),
    ArrowUp: () => list.go(-1),
    c: () => onChosen('claim'),
    e: () => talk.act('resolve'),
    b: () => talk.act('release'),
    t: () => talk.transfer(),
    r: () => write.write('reply'),
    n: () => write.write('note'),
    i: () => talk.toggleSummary(),
    u: () => forYou.open(),
    '/': () => list.find(),
    '?': () => help.showModal(),
  };
  lists.forEach((name, i) => { single[i + 1] = () => list.show(name); });

  // A row that is chosen but not open is opened first, so that nobody acts on what they have not seen.
  async function onChosen(act) {
    const chosen = list.chosen();
    if (chosen && chosen !== talk.ticket()) await talk.open(chosen);
    talk.act(act);
  }

  document.addEventListener('keydown', event => {
    if (document.querySelector('dialog[open]') || event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return write.submit();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return leave(event);
    if (event.target.closest('input:not([type=radio]), textarea, select')) return;
    // Scrolling the transcript and moving between radios are the arrows' own business there.
    if (event.key.startsWith('Arrow') && event.target.closest('#transcript, .modes')) return;
    const act = single[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  function leave(event) {
    const menu = event.target.closest('details[open]');
    if (menu) return menu.removeAttribute('open');
    if (event.target.matches('input, textarea, select')) return event.target.blur();
    if (talk.ticket()) talk.close();
  }
}
