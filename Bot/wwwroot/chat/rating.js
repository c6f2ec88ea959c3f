// How was the help? Asked once when the matter is settled.
import { el, face, icon } from './dom.js';

const longestComment = 1000;

export class Rating {
  #with;
  #score;
  #isSent = false;

  /** @param with_ texts, rate(score, comment) */
  constructor(with_) {
    this.#with = with_;
    this.element = el('div', { class: 'rating', hidden: true });
  }

  ask() {
    const { texts } = this.#with;
    this.#score = undefined;
    this.#isSent = false;
    const choices = texts.scores.map((label, i) =>
      el('button', { type: 'button', 'aria-pressed': 'false', onclick: event => this.#choose(i + 1, event.currentTarget) }, face(i), el('span', {}, label)));
    this.comment = el('textarea', { rows: '2', maxlength: longestComment, 'aria-label': texts.comment, placeholder: texts.comment, dir: 'auto' });
    this.problem = el('p', { class: 'problem', role: 'status' });
    this.more = el('div', { class: 'more', hidden: true }, this.comment, el('button', { type: 'button', class: 'do', onclick: () => this.#send() }, texts.send));
    this.element.replaceChildren(
      el('button', { type: 'button', class: 'plain', 'aria-label': texts.notNow, title: texts.notNow, onclick: () => this.hide() }, icon('close')),
      el('div', { role: 'group', 'aria-label': texts.howWasIt }, el('p', { 'aria-hidden': 'true', dir: 'auto' }, texts.howWasIt), el('div', { class: 'scores' }, ...choices)),
      this.more, this.problem);
    this.element.hidden = false;
  }

  hide() {
    this.element.hidden = true;
  }

  /** It was rated, here or on another page. */
  rated() {
    if (!this.#isSent) this.hide();
  }

  #choose(score, button) {
    this.#score = score;
    for (const other of this.element.querySelectorAll('.scores button')) other.setAttribute('aria-pressed', other === button);
    this.more.hidden = false;
    this.more.dispatchEvent(new CustomEvent('grown', { bubbles: true }));
  }

  async #send() {
    this.#isSent = true;
    try {
      await this.#with.rate(this.#score, this.comment.value.trim());
      this.element.replaceChildren(el('p', { role: 'status', dir: 'auto' }, this.#with.texts.thanks));
    } catch {
      this.#isSent = false;
      this.problem.textContent = this.#with.texts.failed;
    }
  }
}
