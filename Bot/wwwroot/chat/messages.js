// The conversation as the customer sees it: lines the server has, in its order, and after them those still on their way.
import { el, icon, withLinks } from './dom.js';
import { fileOnItsWay, fileView } from './files.js';
import { said } from './formatted.js';
import { Rating } from './rating.js';

const groupWithin = 5 * 60 * 1000;
const typingLasts = 8000;
const nearBottom = 120;

export class Messages {
  #with;
  #rows = el('div', { class: 'rows' });
  #shown = new Set();
  #pending = new Map();
  #typing;
  #rating;
  #follows = true;
  #time;
  #day;

  /** @param with_ texts, greeting, press({ text, value }), retry(id), rate(score, comment) */
  constructor(with_) {
    this.#with = with_;
    const { locale, log, hint } = with_.texts;
    this.#time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
    this.#day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
    this.away = el('p', { class: 'away', dir: 'auto', hidden: true });
    this.#rating = new Rating({ texts: with_.texts, rate: with_.rate });
    const intro = el('div', { class: 'intro' }, el('p', { class: 'greeting', dir: 'auto' }, with_.greeting), el('p', { dir: 'auto' }, hint), this.away);
    // Spoken by the panel, so that a reloaded history is not read out as news.
    this.element = el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': log, tabindex: '0' }, intro, this.#rows, this.#rating.element);
    this.element.addEventListener('grown', () => this.#follow());
    this.element.addEventListener('scroll', () => (this.#follows = this.#isAtBottom));
    new ResizeObserver(() => this.#follow()).observe(this.element);
  }

  /** Adds a line of the server's; false when it was there already. */
  add(activity) {
    if (activity.channelData?.edited) return this.#change(activity);
    if (this.#shown.has(activity.id)) return false;
    this.#shown.add(activity.id);
    const isMine = activity.from.role === 'user';
    const own = isMine && this.#takePending(activity.channelData?.clientActivityID);
    if (isMine) this.#rating.hide();
    else this.stopTyping();
    const row = this.#row({
      isMine,
      isNew: !own,
      author: isMine ? this.#with.texts.you : this.nameOf(activity),
      isAgent: activity.from.id === 'agent',
      at: activity.timestamp,
      body: [...said(activity), ...(activity.attachments ?? []).map(file => fileView(file, this.#with.texts))],
    });
    const actions = activity.suggestedActions?.actions;
    if (isMine || actions) this.#retireChoices(activity.text);
    if (actions) row.append(this.#choices(actions));
    row.dataset.id = activity.id;
    this.#place(row);
    this.#follow();
    return true;
  }

  /** An agent gave a message other words; one that is not shown is not missed. */
  #change(activity) {
    const bubble = this.#rowOf(activity.id)?.querySelector('.bubble');
    if (!bubble) return false;
    // Its files stay as they are.
    const files = [...bubble.children].filter(part => part.matches('.file, .picture') || part.querySelector('.file, .picture'));
    bubble.replaceChildren(...said(activity), ...files);
    return false;
  }

  /** An agent took a message back. */
  remove({ id }) {
    this.#rowOf(id)?.remove();
  }

  #rowOf(id) {
    return [...this.#rows.children].find(row => row.dataset.id === id);
  }

  /** Shows a message on its way, or what has become of it. */
  show(message) {
    const row = this.#row({
      isMine: true,
      isNew: !this.#pending.has(message.id),
      author: this.#with.texts.you,
      at: message.at,
      body: [...withLinks(message.text ?? ''), ...(message.files ?? []).map(file => fileOnItsWay(file, message.confidential, this.#with.texts))],
      message,
    });
    const before = this.#pending.get(message.id);
    this.#pending.set(message.id, row);
    if (before) before.replaceWith(row);
    else {
      this.#rating.hide();
      this.#retireChoices(message.text);
      this.#rows.append(row);
      this.toBottom();
    }
    this.#group(row);
  }

  /** How much of a message's files has gone, from 0 to 1. */
  progress(id, gone) {
    const meta = this.#pending.get(id)?.querySelector('.meta');
    if (!meta) return;
    const bar = meta.querySelector('progress') ?? meta.appendChild(el('progress', { 'aria-label': this.#with.texts.sending }));
    bar.value = gone;
  }

  /** The customer is asked what they think of the help, or said it. */
  happen({ id, name }) {
    if (this.#shown.has(id)) return;
    this.#shown.add(id);
    if (name === 'asked') this.#rating.ask();
    if (name === 'rated') this.#rating.rated();
    this.#follow();
  }

  type(activity) {
    this.stopTyping();
    const text = this.#with.texts.typing(this.nameOf(activity));
    const dots = [1, 2, 3].map(() => el('i'));
    const row = el('div', { class: 'row theirs typing' }, el('div', { class: 'bubble', role: 'img', 'aria-label': text, title: text }, ...dots));
    this.element.append(row);
    this.#typing = { row, timer: setTimeout(() => this.stopTyping(), typingLasts) };
    this.#follow();
  }

  stopTyping() {
    clearTimeout(this.#typing?.timer);
    this.#typing?.row.remove();
    this.#typing = undefined;
  }

  /** Another conversation begins; what is still on its way goes there. */
  clear() {
    this.#shown.clear();
    this.#rating.hide();
    this.#rows.replaceChildren(...this.#pending.values());
  }

  nameOf(activity) {
    return activity.from.name || this.#with.texts.bot;
  }

  toBottom() {
    this.#follows = true;
    this.#follow();
  }

  // Somebody who scrolled up to read is left there.
  #follow() {
    if (this.#follows) this.element.scrollTop = this.element.scrollHeight;
  }

  get #isAtBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < nearBottom;
  }

  #row({ isMine, isNew, author, isAgent, at, body, message }) {
    const { texts, retry } = this.#with;
    const row = el('div', { class: `row ${isMine ? 'mine' : 'theirs'}${isNew ? ' new' : ''}` });
    const state = message?.state;
    const when = new Date(at);
    Object.assign(row, { author, when });
    row.append(
      el('div', { class: isMine ? 'author hidden' : 'author' }, el('span', { class: 'avatar', 'aria-hidden': 'true' }, isAgent ? [...author][0] : icon('chat')), author),
      el('div', { class: 'bubble', dir: 'auto' }, ...body),
      el('div', { class: 'meta', 'data-state': state },
        state === 'failed' ? texts[failureOf(message)] : state ? texts[state] : el('time', { datetime: when.toISOString() }, this.#time.format(when)),
        state === 'failed' && !message.isTooLarge && (message.text || message.files) ? el('button', { type: 'button', class: 'retry', onclick: () => retry(message.id) }, texts.retry) : null),
    );
    return row;
  }

  #choices(actions) {
    const buttons = actions.map(({ title, text, value }) =>
      el('button', { type: 'button', onclick: () => this.#with.press({ text: text || title, value }) }, title));
    return el('div', { class: 'choices' }, ...buttons);
  }

  // A question is answered once: by one of its buttons, by words, or by the next question.
  #retireChoices(answer) {
    for (const button of this.#rows.querySelectorAll('.choices button:enabled')) {
      button.disabled = true;
      if (button.textContent === answer) button.setAttribute('aria-pressed', 'true');
    }
  }

  #takePending(id) {
    const row = this.#pending.get(id);
    this.#pending.delete(id);
    row?.remove();
    return row;
  }

  #place(row) {
    const [firstPending] = this.#pending.values();
    this.#rows.insertBefore(row, firstPending ?? null);
    const previous = row.previousElementSibling;
    const isSameDay = (previous?.when ?? new Date()).toDateString() === row.when.toDateString();
    if (!isSameDay) row.before(el('div', { class: 'day' }, this.#dayOf(row.when)));
    this.#group(row);
    if (firstPending) this.#group(firstPending);
  }

  #dayOf(when) {
    return when.toDateString() === new Date().toDateString() ? this.#with.texts.today : this.#day.format(when);
  }

  // Lines of one author in one go stand together under one name.
  #group(row) {
    const previous = row.previousElementSibling;
    const continues = previous?.author === row.author && previous.className.includes('mine') === row.className.includes('mine')
      && row.when - previous.when < groupWithin && !previous.querySelector('.choices');
    row.classList.toggle('continues', continues);
  }
}

function failureOf({ isTooLarge, lostFiles }) {
  if (isTooLarge) return 'tooLarge';
  return lostFiles ? 'lostFiles' : 'failed';
}
