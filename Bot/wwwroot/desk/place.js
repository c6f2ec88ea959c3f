// Where somebody stood, so that a page that is loaded anew stands there again: the line read last and how far the list was scrolled.

const store = 'desk:place';
const pause = 250;

/** @param {() => string | null} ticketShown */
export function keepPlace(ticketShown) {
  const transcript = () => document.getElementById('transcript');
  const rows = () => document.getElementById('rows');
  let timer = null;

  function keep() {
    timer = null;
    const at = transcript();
    const first = at && [...at.querySelectorAll(':scope > [data-kind]')].find(line => line.offsetTop + line.offsetHeight > at.scrollTop);
    const isAtEnd = at && at.scrollHeight - at.scrollTop - at.clientHeight < 2;
    sessionStorage.setItem(store, JSON.stringify({
      ticket: ticketShown(), line: isAtEnd ? null : first?.dataset.key ?? null, below: first ? at.scrollTop - first.offsetTop : 0, list: rows()?.scrollTop ?? 0,
    }));
  }

  const kept = JSON.parse(sessionStorage.getItem(store) ?? 'null');
  if (kept && kept.ticket === ticketShown()) {
    rows()?.scrollTo(0, kept.list);
    const line = kept.line && transcript()?.querySelector(`:scope > [data-key="${CSS.escape(kept.line)}"]`);
    if (line) transcript().scrollTo(0, line.offsetTop + kept.below);
  }
  // Captured: what scrolls here does not tell what is around it.
  addEventListener('scroll', () => { timer ??= setTimeout(keep, pause); }, { capture: true, passive: true });
  addEventListener('pagehide', keep);
}
