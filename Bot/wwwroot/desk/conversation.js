// The conversation in the middle and its summary.

import { fragment, morph } from './morph.js';
import { announce, notice } from './notices.js';
import { part, post } from './server.js';
import { showTimes } from './times.js';

const pane = document.getElementById('conversation');
const near = 80;

export function conversation({ opened, refreshed, acted }) {
  let asked = 0, refreshing = null, again = false;
  // Up to which line of which ticket was there when somebody went away; null while nobody did.
  let left = null;
  const transcript = () => pane.querySelector('#transcript');
  const ticket = () => pane.querySelector('.talk')?.dataset.ticket ?? null;
  const atEnd = () => !transcript() || transcript().scrollHeight - transcript().scrollTop - transcript().clientHeight < near;
  const endButton = () => pane.querySelector('.to-end');
  const toEnd = () => transcript()?.scrollTo(0, transcript().scrollHeight);
  const lastPosition = () => Number(transcript()?.querySelector(':scope > [data-kind]:last-of-type')?.dataset.key ?? 0);

  async function load(number) {
    const here = new URLSearchParams(location.search);
    here.delete('ticket');
    return await part(`/desk/tickets/${number}?${here}`);
  }

  /** Shows another ticket. */
  async function open(number, { push = true } = {}) {
    const mine = ++asked;
    const html = await load(number);
    if (mine !== asked) return;
    if (html === null) return notice(`There is no ticket ${number}.`, { trouble: true });
    if (pane.querySelector('.composer [name=files]')?.files.length) notice(`The files that you chose for ${ticket()} are not kept with the draft: choose them again there.`);
    if (push) {
      const to = new URLSearchParams(location.search);
      to.delete('before');
      to.set('ticket', number);
      history.pushState(null, '', `/desk?${to}`);
    }
    pane.replaceChildren(...fragment(html).childNodes);
    pane.parentElement.classList.add('has-ticket');
    delete pane.dataset.summary;
    left = null;
    shown();
    opened(number);
  }

  /** Brings the ticket shown up to date; resolves when it shows at least what was true when this was called. */
  function refresh() {
    again = refreshing !== null;
    refreshing ??= refreshAll().finally(() => { refreshing = null; });
    return refreshing;
  }

  async function refreshAll() {
    do {
      again = false;
      await refreshOnce();
    } while (again);
  }

  async function refreshOnce() {
    const number = ticket();
    if (!number) return refreshNothing();
    const html = await load(number);
    if (number !== ticket() || html === null) return;
    const [stick, before] = [atEnd(), lastPosition()];
    morph(pane, fragment(html));
    showTimes(pane);
    markMissed();
    tellNew(before, stick);
    refreshed(number);
  }

  async function refreshNothing() {
    const html = await part('/desk/nothing');
    if (html !== null && !ticket()) morph(pane, fragment(html));
  }

  function tellNew(before, stick) {
    const fresh = [...transcript().querySelectorAll(':scope > [data-kind]')].filter(line => Number(line.dataset.key) > before);
    if (fresh.length === 0) return;
    if (stick) toEnd();
    else endButton().hidden = false;
    const fromCustomer = fresh.filter(line => line.dataset.kind === 'Customer').at(-1);
    // What is folded away for the eyes is not read out either.
    if (fromCustomer) announce(`${fromCustomer.querySelector('.author').textContent}: ${fromCustomer.querySelector('.folded > summary, .text')?.textContent ?? ''}`);
  }

  // The first line that came while nobody looked says how many did; it stands until somebody writes, or opens another ticket.
  function markMissed() {
    if (left?.ticket !== ticket()) return;
    const lines = [...transcript().querySelectorAll(':scope > article')].filter(line => Number(line.dataset.key) > left.position);
    if (lines.length > 0) lines[0].dataset.missed = `${lines.length} new while you were away`;
  }

  function goAway() {
    if (ticket() && !transcript().querySelector(':scope > [data-missed]')) left = { ticket: ticket(), position: lastPosition() };
  }

  function comeBack() {
    left = null;
    transcript()?.querySelector(':scope > [data-missed]')?.removeAttribute('data-missed');
  }

  document.addEventListener('visibilitychange', () => document.hidden && goAway());
  // Whoever writes on while the line is cut has not seen yet what comes meanwhile.
  pane.addEventListener('input', event => event.target.closest('.composer') && document.getElementById('connection').dataset.state !== 'lost' && comeBack());

  function shown() {
    showTimes(pane);
    toEnd();
    transcript()?.addEventListener('scroll', () => {
      if (transcript() && atEnd()) endButton().hidden = true;
    }, { passive: true });
  }

  const doing = new WeakSet();

  async function act(form) {
    if (doing.has(form)) return;
    doing.add(form);
    for (const button of form.querySelectorAll('button')) button.disabled = true;
    const problem = await post(form, new FormData(form)).catch(() => 'That was not done: the server cannot be reached.');
    doing.delete(form);
    for (const button of form.querySelectorAll('button')) button.disabled = false;
    // What was refused stays open with all that is filled in.
    if (problem) notice(problem, { trouble: true });
    else for (let menu = form.closest('details'); menu; menu = menu.parentElement.closest('details')) menu.open = false;
    await refresh();
    acted(form.dataset.act, !problem);
  }

  function close() {
    const to = new URLSearchParams(location.search);
    to.delete('ticket');
    history.pushState(null, '', `/desk?${to}`);
    pane.parentElement.classList.remove('has-ticket');
  }

  pane.addEventListener('submit', event => {
    if (!event.target.dataset.act || event.target.matches('.composer')) return;
    event.preventDefault();
    act(event.target);
  });
  pane.addEventListener('click', event => {
    if (event.target.closest('#summary-toggle')) toggleSummary();
    if (event.target.closest('.to-end')) toEnd();
    if (!event.target.closest('.back')) return;
    event.preventDefault();
    close();
  });
  document.addEventListener('click', event => {
    for (const menu of pane.querySelectorAll('details[open]')) if (!menu.contains(event.target)) menu.open = false;
  });

  function toggleSummary() {
    pane.dataset.summary = pane.dataset.summary === 'shown' ? '' : 'shown';
  }

  shown();
  return {
    open,
    refresh,
    close,
    ticket,
    goAway,
    act: name => pane.querySelector(`form[data-act=${name}]`)?.requestSubmit(),
  };
}
