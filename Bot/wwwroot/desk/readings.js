// The menu of a reading: why the bot read it so, and what is right instead.

import { fragment } from './morph.js';
import { notice } from './notices.js';
import { part, post } from './server.js';

const thanked = 1_200;

export function readings(noted) {
  const menu = document.getElementById('reading');
  let shown = null, closing = null;

  async function open(link) {
    clearTimeout(closing);
    const html = await part(link.href).catch(() => null);
    if (html === null) return notice('What was read here cannot be shown.', { trouble: true });
    show(link.href, html);
    if (menu.open) return;
    menu.showModal();
    place(link.getBoundingClientRect());
    focus();
  }

  function show(url, html) {
    shown = url;
    menu.replaceChildren(...fragment(html).childNodes);
    if (menu.open) focus();
  }

  const focus = () => (menu.querySelector('[aria-pressed=true]') ?? menu.querySelector('button'))?.focus();

  // Under the chip where there is room, else where it is still seen whole.
  function place(chip) {
    const margin = 8;
    menu.style.left = `${Math.max(margin, Math.min(chip.left, innerWidth - menu.offsetWidth - margin))}px`;
    menu.style.top = `${Math.max(margin, Math.min(chip.bottom + 4, innerHeight - menu.offsetHeight - margin))}px`;
  }

  async function say(form, button) {
    const data = new FormData(form, button);
    for (const one of form.querySelectorAll('button')) one.disabled = true;
    const problem = await post(form, data).catch(() => 'That was not noted: the server cannot be reached.');
    for (const one of form.querySelectorAll('button')) one.disabled = false;
    if (problem) return notice(problem, { trouble: true });
    const url = new URL(shown);
    url.searchParams.set('noted', '1');
    const html = await part(url).catch(() => null);
    if (html !== null && menu.open) show(shown, html);
    noted();
    // Where all heads are shown, another one may follow.
    if (url.searchParams.get('head')) closing = setTimeout(() => menu.close(), thanked);
  }

  // Arrows go through the answers, as in any menu.
  function move(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = [...menu.querySelectorAll('button')], at = buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length].focus();
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-reading]');
    if (event.target === menu) menu.close();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    open(link);
  });
  menu.addEventListener('submit', event => {
    event.preventDefault();
    say(event.target, event.submitter);
  });
  menu.addEventListener('keydown', move);
  menu.addEventListener('close', () => clearTimeout(closing));
}
