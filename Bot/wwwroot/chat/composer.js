// Where the customer writes: the field, and the files that go with the words.
import { el, icon } from './dom.js';
import { Tray } from './files.js';

const longestText = 16000;

export class Composer {
  #with;
  #tray;

  /** @param with_ texts, memory, limits(), send(message), typing(), complain(text) */
  constructor(with_) {
    this.#with = with_;
    const { texts, memory } = with_;
    this.#tray = new Tray({ texts, limits: with_.limits, complain: with_.complain, changed: () => this.#changed() });
    this.input = el('textarea', {
      rows: '1', maxlength: longestText, placeholder: texts.placeholder, 'aria-label': texts.compose, enterkeyhint: 'send', dir: 'auto',
      oninput: () => this.#wrote(), onkeydown: event => this.#key(event), onpaste: event => this.#tray.add(event.clipboardData.files),
    });
    this.files = el('input', { type: 'file', multiple: true, class: 'hidden', tabindex: '-1', 'aria-hidden': 'true', onchange: () => this.#choose() });
    this.sendButton = el('button', { type: 'submit', class: 'send', 'aria-label': texts.send, title: texts.send }, icon('send'));
    const row = el('div', { class: 'field' },
      el('button', { type: 'button', class: 'plain', 'aria-label': texts.attach, title: texts.attach, onclick: () => this.files.click() }, icon('clip')),
      this.files, this.input, this.sendButton);
    this.element = el('form', { class: 'composer', onsubmit: event => this.#submit(event) }, this.#tray.element, row);
    this.input.value = memory.get('draft') ?? '';
    this.resize();
    this.#changed();
  }

  /** The field grows with what is in it, up to five lines. */
  resize() {
    this.input.rows = Math.min(5, Math.max(1, this.input.value.split('\n').length, Math.ceil(this.input.value.length / 36)));
  }

  #wrote() {
    if (this.input.value) this.#with.typing();
    this.#keep();
  }

  #keep() {
    this.resize();
    this.#changed();
    const { memory } = this.#with;
    if ((memory.get('draft') ?? '') !== this.input.value) memory.set({ draft: this.input.value });
  }

  #changed() {
    this.sendButton.disabled = !this.input.value.trim() && this.#tray.isEmpty;
  }

  #choose() {
    this.#tray.add(this.files.files);
    this.files.value = '';
    this.input.focus();
  }

  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text && this.#tray.isEmpty) return;
    this.input.value = '';
    this.#with.send({ text, ...this.#tray.take() });
    this.#keep();
    this.input.focus();
  }
}
