// The round button in the corner and the window it opens.
import { badge } from './badge.js';
import { before } from './before.js';
import { Composer } from './composer.js';
import { el, icon } from './dom.js';
import { spoken } from './formatted.js';
import { Messages } from './messages.js';
import { Sound } from './sound.js';
import { sheet } from './styles.js';

const phone = matchMedia('(max-width: 480px)');
const touch = matchMedia('(pointer: coarse)');

export class Panel {
  #with;
  #messages;
  #composer;
  #sound;
  #about = {};
  #unread = 0;

  /** @param with_ texts, memory, title, greeting, about() what the server says beforehand, isKnown() whether we know who writes, send(message), retry(id), signs */
  constructor(with_) {
    this.#with = with_;
    const { texts, title, memory, signs } = with_;
    this.#sound = new Sound(memory);
    this.#messages = new Messages({
      texts, greeting: with_.greeting, retry: with_.retry, press: choice => this.#press(choice), rate: (score, comment) => signs.rate(score, comment),
    });
    this.#composer = new Composer({
      texts, memory, limits: () => this.#about, send: with_.send, typing: () => signs.typing(), complain: text => (this.banner.textContent = text),
    });
    this.host = el('div', { lang: texts.language, 'data-supportbot': true });
    const root = this.host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];

    this.badge = el('span', { class: 'badge', hidden: true });
    this.launcher = el('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: () => this.#toggle() },
      icon('chat'), icon('down'), this.badge);
    this.status = el('span', { class: 'status' });
    this.person = el('span', { class: 'person' }, texts.bot);
    this.banner = el('p', { class: 'banner', role: 'status', dir: 'auto' });
    this.queue = el('p', { class: 'queue', role: 'status', dir: 'auto' });
    this.news = el('p', { class: 'hidden', 'aria-live': 'polite' });
    this.sound = el('button', { type: 'button', class: 'plain sound', 'aria-label': texts.soundOn, title: texts.soundOn, onclick: () => this.#toggleSound() }, icon('bell'), icon('silent'));
    this.sound.setAttribute('aria-pressed', this.#sound.isOn);
    this.window = el('section', { class: 'window', role: 'dialog', 'aria-label': title, tabindex: '-1', hidden: true, onkeydown: event => this.#keyInWindow(event) },
      el('header', {},
        el('span', { class: 'avatar', 'aria-hidden': 'true' }, icon('chat')),
        el('div', { class: 'heading' }, el('h2', { dir: 'auto' }, title), el('p', {}, this.status, this.person)),
        this.sound,
        el('button', { type: 'button', class: 'plain', 'aria-label': texts.close, title: texts.close, onclick: () => this.close() }, icon('close'))),
      this.#messages.element,
      this.queue,
      this.banner,
      this.#composer.element);
    root.append(this.window, this.news, this.launcher);
    this.#nameLauncher();
    document.addEventListener('visibilitychange', () => this.#readAll());
  }

  open() {
    this.window.hidden = false;
    this.window.setAttribute('aria-modal', phone.matches);
    this.launcher.setAttribute('aria-expanded', 'true');
    this.#composer.resize();
    this.#messages.toBottom();
    this.#nameLauncher();
    this.#readAll();
    this.#focus();
    this.#learn();
  }

  close() {
    this.window.hidden = true;
    this.launcher.setAttribute('aria-expanded', 'false');
    this.#nameLauncher();
    this.launcher.focus();
  }

  /** Something arrived from the server. */
  hear(activity) {
    if (activity.type === 'typing') this.#messages.type(activity);
    if (activity.type === 'messageDelete') this.#messages.remove(activity);
    if (activity.type === 'event' && activity.name === 'queue') this.#tellQueue(activity.value);
    else if (activity.type === 'event') this.#messages.happen(activity);
    if (activity.type !== 'message' || !this.#messages.add(activity) || activity.from.role === 'user') return;
    this.person.textContent = this.#messages.nameOf(activity);
    const position = Number(activity.id.split('|').pop());
    if (position <= (this.#with.memory.get('lastRead') ?? 0)) return;
    this.latest = position;
    this.#unread++;
    this.news.textContent = `${this.#messages.nameOf(activity)}: ${spoken(activity)}`;
    if (this.window.hidden || !document.hasFocus()) this.#sound.play();
    this.#readAll();
    this.#nameLauncher();
  }

  /** A message of the customer's is on its way. */
  show(message) {
    this.#messages.show(message);
  }

  progress(id, gone) {
    this.#messages.progress(id, gone);
  }

  connection(state) {
    // Whatever changes meanwhile is told anew with every connection.
    if (state !== 'online') this.#tellQueue();
    if (state === 'anew') return this.#messages.clear();
    const { texts } = this.#with;
    this.status.dataset.state = state;
    this.status.replaceChildren(el('span', { class: 'hidden' }, `${texts[state]} `));
    this.banner.textContent = ['offline', 'refused'].includes(state) ? texts[state] : '';
  }

  // The same words again would be read out again.
  #tellQueue(words) {
    if (this.queue.textContent !== (words ?? '')) this.queue.textContent = words ?? '';
  }

  // Without an answer nothing is asked, and nobody is said to be away.
  async #learn() {
    this.#about = await this.#with.about().catch(() => this.#about);
    const { texts } = this.#with;
    this.#messages.away.hidden = !this.#about.backAt;
    if (this.#about.backAt) this.#messages.away.textContent = texts.backAt(whenIs(new Date(this.#about.backAt), texts.locale));
    if (this.#about.askFirst?.length && !this.#with.isKnown()) this.#ask(this.#about.askFirst);
  }

  #ask(fields) {
    if (this.form) return;
    this.form = before({ texts: this.#with.texts, fields, done: visitor => this.#answered(visitor) });
    this.#composer.element.hidden = true;
    this.#composer.element.before(this.form);
    if (!touch.matches) this.form.querySelector('input')?.focus({ preventScroll: true });
  }

  #answered(visitor) {
    this.#with.memory.set({ visitor });
    this.form.remove();
    this.form = undefined;
    this.#composer.element.hidden = false;
    this.#focus();
  }

  #toggle() {
    if (this.window.hidden) this.open();
    else this.close();
  }

  #toggleSound() {
    this.#sound.toggle();
    this.sound.setAttribute('aria-pressed', this.#sound.isOn);
  }

  #press(choice) {
    this.#with.send(choice);
    this.#focus();
  }

  #keyInWindow(event) {
    if (event.key === 'Escape') this.close();
    if (event.key === 'Tab' && phone.matches) this.#keepFocus(event);
  }

  // On a phone the window covers the page, so the focus must not wander behind it.
  #keepFocus(event) {
    const stops = [...this.window.querySelectorAll('button:enabled, a, input:not(.hidden), textarea, [tabindex="0"]')].filter(stop => stop.checkVisibility?.() ?? true);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (this.host.shadowRoot.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }

  // A touch keyboard would cover what the customer came to read.
  #focus() {
    (touch.matches ? this.window : this.#composer.input).focus({ preventScroll: true });
  }

  #readAll() {
    if (!this.window.hidden && !document.hidden && this.#unread) {
      this.#unread = 0;
      this.#with.memory.set({ lastRead: this.latest });
      this.#with.signs.seen(this.latest);
      this.#nameLauncher();
    }
    badge(this.#unread);
  }

  #nameLauncher() {
    const { open, close, unread } = this.#with.texts;
    const action = this.window.hidden ? open : close;
    this.badge.hidden = !this.#unread;
    this.badge.textContent = this.#unread || '';
    this.launcher.setAttribute('aria-label', this.#unread ? `${action} (${unread(this.#unread)})` : action);
  }
}

// Today the time is enough.
function whenIs(when, locale) {
  const isToday = when.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { weekday: isToday ? undefined : 'long', day: isToday ? undefined : 'numeric', month: isToday ? undefined : 'long', hour: '2-digit', minute: '2-digit' }).format(when);
}
