// How this agent wants to be told: by the browser, a sound, the title, a badge, for each kind of thing. Kept in this browser.

import { play } from './sound.js';
import { attract } from './title.js';

/** @param {(ticket: string) => void} openTicket */
export function rules(agent, openTicket) {
  const dialog = document.getElementById('rules');
  const store = `rules:${agent}`;
  const chosen = JSON.parse(localStorage.getItem(store) ?? '{}');
  const boxes = [...dialog.querySelectorAll('input[data-kind]')];
  const name = box => `${box.dataset.kind}.${box.dataset.way}`;
  const isOn = new Map();
  for (const box of boxes) {
    box.checked = chosen[name(box)] ?? box.checked;
    isOn.set(name(box), box.checked);
  }

  dialog.addEventListener('change', event => {
    const box = event.target;
    isOn.set(name(box), box.checked);
    localStorage.setItem(store, JSON.stringify(Object.fromEntries(isOn)));
    if (box.checked && box.dataset.way === 'sound') play('soft');
    if (box.checked && box.dataset.way === 'browser') ask();
  });
  dialog.querySelector('.allow').addEventListener('click', ask);

  async function ask() {
    if (globalThis.Notification?.permission === 'default') await Notification.requestPermission();
    showPermission();
  }

  function showPermission() {
    const permission = globalThis.Notification?.permission ?? 'denied';
    for (const part of dialog.querySelectorAll('[data-permission]')) part.hidden = part.dataset.permission !== permission;
  }

  function show(ticket, title, words) {
    if (globalThis.Notification?.permission !== 'granted') return;
    const shown = new Notification(title, { body: words, tag: ticket, icon: '/desk/icon.svg' });
    shown.onclick = () => {
      window.focus();
      openTicket(ticket);
      shown.close();
    };
  }

  return {
    open() {
      showPermission();
      dialog.showModal();
    },
    /**
     * @param {string} kind as the settings name it
     * @param {string} ticket
     * @param {string} words
     * @param {boolean} isShown whether the ticket is the one on screen
     */
    tell(kind, ticket, words, isShown) {
      const wants = way => isOn.get(`${kind}.${way}`) ?? false;
      const looks = document.hasFocus();
      if (wants('sound') && !(looks && isShown)) play(kind === 'critical' ? 'urgent' : 'soft');
      // Whoever looks at the desk sees it there.
      if (looks) return;
      if (wants('browser')) show(ticket, ticket, words);
      attract({ title: wants('title'), badge: wants('badge') });
    },
  };
}
