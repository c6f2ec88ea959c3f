// The list on the left: kept up to date, walked through by keyboard.

import { fragment, morph } from './morph.js';
import { part } from './server.js';
import { showTimes } from './times.js';
import { showWaiting } from './title.js';

const pane = document.getElementById('queue');

/**
 * @param {(ticket: string) => void} openTicket
 * @param {(ticket: string) => boolean} isUnread whether it changed while nobody looked
 */
export function queue(openTicket, isUnread) {
  let asked = 0;
  const rows = () => [...pane.querySelectorAll('a.row')];
  const chosen = () => rows().findIndex(row => row === document.activeElement);
  const open = () => rows().findIndex(row => row.getAttribute('aria-current') === 'true');
  let lastIndex = 0;

  /** Where the list stands, as the address says it. */
  function address() {
    const here = new URLSearchParams(location.search);
    const wanted = new URLSearchParams();
    for (const name of ['list', 'find', 'take', 'ticket']) if (here.get(name)) wanted.set(name, here.get(name));
    return `/desk/queue?${wanted}`;
  }

  async function refresh() {
    const mine = ++asked;
    const html = await part(address());
    if (mine !== asked || html === null) return;
    const before = new Set(rows().map(row => row.dataset.ticket));
    const list = pane.querySelector('.queue-head')?.dataset.list;
    const next = fragment(html);
    keepTyped(next);
    morph(pane, next);
    showTimes(pane);
    badge();
    markUnread();
    mark(new URLSearchParams(location.search).get('ticket'));
    if (before.size === 0 || list !== pane.querySelector('.queue-head').dataset.list) return;
    for (const row of rows()) row.parentElement.classList.toggle('fresh', !before.has(row.dataset.ticket));
  }

  // Another ticket may have been opened meanwhile.
  function mark(ticket) {
    for (const row of rows()) {
      if (row.dataset.ticket === ticket) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }

  // The words in the filter are ahead of the server while somebody types.
  function keepTyped(next) {
    const field = pane.querySelector('#find');
    if (field && field !== document.activeElement) field.value = new URLSearchParams(location.search).get('find') ?? '';
    else next.querySelector('#find')?.setAttribute('value', field.getAttribute('value') ?? '');
  }

  function badge() {
    showWaiting(Number(pane.querySelector('.queue-head').dataset.waiting));
  }

  function markUnread() {
    for (const row of rows()) row.toggleAttribute('data-missed', isUnread(row.dataset.ticket));
  }

  function go(step) {
    const all = rows();
    if (all.length === 0) return;
    const from = chosen() >= 0 ? chosen() : open() >= 0 ? open() : lastIndex - (step > 0 ? 1 : 0);
    lastIndex = Math.min(Math.max(from + step, 0), all.length - 1);
    all[lastIndex].focus();
    all[lastIndex].scrollIntoView({ block: 'nearest' });
  }

  pane.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('a');
    if (!link || link.origin !== location.origin || link.pathname !== '/desk') return;
    event.preventDefault();
    const ticket = new URLSearchParams(link.search).get('ticket');
    lastIndex = Math.max(0, rows().indexOf(link));
    if (ticket) return openTicket(ticket);
    const to = new URLSearchParams(link.search);
    const current = new URLSearchParams(location.search).get('ticket');
    if (current && document.querySelector('.panes').offsetWidth > 760) to.set('ticket', current);
    history.replaceState(null, '', `/desk?${to}`);
    refresh().then(() => link.dataset.list && pane.querySelector('#rows')?.scrollTo(0, 0));
  });

  let typing;
  pane.addEventListener('input', event => {
    if (event.target.id !== 'find') return;
    clearTimeout(typing);
    const words = event.target.value;
    typing = setTimeout(() => filter(words), 150);
  });
  pane.addEventListener('submit', event => {
    if (!event.target.matches('.find')) return;
    event.preventDefault();
    filter(event.target.find.value);
    rows()[0]?.focus();
  });

  function filter(words) {
    const here = new URLSearchParams(location.search);
    here.delete('take');
    if (words.trim()) here.set('find', words.trim());
    else here.delete('find');
    history.replaceState(null, '', `/desk?${here}`);
    refresh();
  }

  badge();
  return {
    refresh,
    go,
    markUnread,
    mark,
    show: list => pane.querySelector(`.tabs [data-list=${list}]`)?.click(),
    find: () => pane.querySelector('#find').select(),
    chosen: () => rows()[chosen()]?.dataset.ticket,
  };
}
