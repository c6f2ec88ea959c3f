// The round button in the corner and the window it opens.
import { el, icon } from './dom.js';
import { spoken } from './formatted.js';
import { Messages } from './messages.js';
import { sheet } from './styles.js';

const longestText = 16000;
const phone = matchMedia('(max-width: 480px)');
const touch = matchMedia('(pointer: coarse)');

export class Panel {
  #with;
  #messages;
  #unread = 0;

  /** @param with_ texts, memory, title, send(message), retry(id) */
  constructor(with_) {
    this.#with = with_;
    const { texts, title, memory } = with_;
    this.#messages = new Messages({ texts, retry: with_.retry, press: choice => this.#press(choice) });
    this.host = el('div', { lang: texts.language, 'data-supportbot': true });
    const root = this.host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];

    this.badge = el('span', { class: 'badge', hidden: true });
    this.launcher = el('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: () => this.#toggle() },
      icon('chat'), icon('down'), this.badge);
    this.status = el('span', { class: 'status' });
    this.person = el('span', { class: 'person' }, texts.bot);
    this.banner = el('p', { class: 'banner', role: 'status' });
    this.queue = el('p', { class: 'queue', role: 'status', dir: 'auto' });
    this.news = el('p', { class: 'hidden', 'aria-live': 'polite' });
    this.input = el('textarea', {
      rows: '1', maxlength: longestText, placeholder: texts.placeholder, 'aria-label': texts.compose, enterkeyhint: 'send', dir: 'auto',
      oninput: () => this.#composed(), onkeydown: event => this.#keyInInput(event), onpaste: event => this.#sendFiles(event.clipboardData.files),
    });
    this.files = el('input', { type: 'file', multiple: true, class: 'hidden', tabindex: '-1', 'aria-hidden': 'true', onchange: () => this.#sendFiles(this.files.files) });
    this.sendButton = el('button', { type: 'submit', class: 'send', 'aria-label': texts.send, title: texts.send }, icon('send'));
    this.window = el('section', { class: 'window', role: 'dialog', 'aria-label': title, tabindex: '-1', hidden: true, onkeydown: event => this.#keyInWindow(event) },
      el('header', {},
        el('span', { class: 'avatar', 'aria-hidden': 'true' }, icon('chat')),
        el('div', { class: 'heading' }, el('h2', {}, title), el('p', {}, this.status, this.person)),
        el('button', { type: 'button', class: 'plain', 'aria-label': texts.close, title: texts.close, onclick: () => this.close() }, icon('close'))),
      this.#messages.element,
      this.queue,
      this.banner,
      el('form', { onsubmit: event => this.#submit(event) },
        el('button', { type: 'button', class: 'plain', 'aria-label': texts.attach, title: texts.attach, onclick: () => this.files.click() }, icon('clip')),
        this.files, this.input, this.sendButton));
    root.append(this.window, this.news, this.launcher);

    this.input.value = memory.get('draft') ?? '';
    this.#composed();
    this.#nameLauncher();
    document.addEventListener('visibilitychange', () => this.#readAll());
  }

  open() {
    this.window.hidden = false;
    this.window.setAttribute('aria-modal', phone.matches);
    this.launcher.setAttribute('aria-expanded', 'true');
    this.#composed();
    this.#messages.toBottom();
    this.#readAll();
    this.#focus();
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
    if (activity.type === 'event' && activity.name === 'queue') this.queue.textContent = activity.value ?? '';
    if (activity.type !== 'message' || !this.#messages.add(activity) || activity.from.role === 'user') return;
    this.person.textContent = this.#messages.nameOf(activity);
    const position = Number(activity.id.split('|').pop());
    if (position <= (this.#with.memory.get('lastRead') ?? 0)) return;
    this.latest = position;
    this.#unread++;
    this.news.textContent = `${this.#messages.nameOf(activity)}: ${spoken(activity)}`;
    this.#readAll();
    this.#nameLauncher();
  }

  /** A message of the customer's is on its way. */
  show(message) {
    this.#messages.show(message);
  }

  connection(state) {
    if (state === 'anew') return this.#messages.clear();
    const { texts } = this.#with;
    this.status.dataset.state = state;
    this.status.replaceChildren(el('span', { class: 'hidden' }, `${texts[state]} `));
    this.banner.textContent = state === 'offline' ? texts.offline : '';
  }

  #toggle() {
    if (this.window.hidden) this.open();
    else this.close();
  }

  #press(choice) {
    this.#with.send(choice);
    this.#focus();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = '';
    this.#composed();
    this.#with.send({ text });
    this.input.focus();
  }

  #sendFiles(files) {
    if (files.length) this.#with.send({ text: '', files: [...files] });
    this.files.value = '';
  }

  // The draft is kept, the field grows with it up to five lines.
  #composed() {
    this.sendButton.disabled = !this.input.value.trim();
    this.input.rows = Math.min(5, Math.max(1, this.input.value.split('\n').length, Math.ceil(this.input.value.length / 36)));
    if ((this.#with.memory.get('draft') ?? '') !== this.input.value) this.#with.memory.set({ draft: this.input.value });
  }

  #keyInInput(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    this.#submit(event);
  }

  #keyInWindow(event) {
    if (event.key === 'Escape') this.close();
    if (event.key === 'Tab' && phone.matches) this.#keepFocus(event);
  }

  // On a phone the window covers the page, so the focus must not wander behind it.
  #keepFocus(event) {
    const stops = [...this.window.querySelectorAll('button:enabled, a, textarea, [tabindex="0"]')];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (this.host.shadowRoot.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }

  // A touch keyboard would cover what the customer came to read.
  #focus() {
    (touch.matches ? this.window : this.input).focus({ preventScroll: true });
  }

  #readAll() {
    if (this.window.hidden || document.hidden || !this.#unread) return;
    this.#unread = 0;
    this.#with.memory.set({ lastRead: this.latest });
    this.#nameLauncher();
  }

  #nameLauncher() {
    const { open, close, unread } = this.#with.texts;
    const action = this.window.hidden ? open : close;
    this.badge.hidden = !this.#unread;
    this.badge.textContent = this.#unread || '';
    this.launcher.setAttribute('aria-label', this.#unread ? `${action} (${unread(this.#unread)})` : action);
  }
}
