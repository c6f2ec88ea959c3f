// What this agent should hear of: the bell with its count, and the list behind it.

import { fragment, morph } from './morph.js';
import { part, post, tellSeen } from './server.js';
import { showTimes } from './times.js';

export function bell(openTicket) {
  const link = document.getElementById('bell');
  const list = document.getElementById('for-you');
  const items = () => [...list.querySelectorAll('a[data-ticket]')];

  async function refresh() {
    const html = await part('/desk/notices');
    if (html === null) return;
    morph(list, fragment(html));
    showTimes(list);
  }

  async function open() {
    await refresh();
    if (!list.open) list.showModal();
    (items()[0] ?? list).focus();
  }

  function show(unseen) {
    link.dataset.unseen = unseen;
    link.querySelector('.count').textContent = unseen;
    if (list.open) refresh();
  }

  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  list.addEventListener('click', event => {
    // The dialog itself is hit only beside what stands in it.
    if (event.target === list) return list.close();
    const item = event.target.closest('a[data-ticket]');
    if (!item || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    list.close();
    openTicket(item.dataset.ticket);
  });
  list.addEventListener('submit', async event => {
    event.preventDefault();
    await post(event.target, new FormData(event.target)).catch(() => null);
    refresh();
  });
  list.addEventListener('keydown', event => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = items();
    all[Math.min(Math.max(all.indexOf(document.activeElement) + step, 0), all.length - 1)]?.focus();
  });

  return {
    open,
    show,
    /** Its notices have been seen: the ticket is on screen. */
    seen(ticket) {
      if (Number(link.dataset.unseen) > 0) tellSeen(ticket);
    },
  };
}
