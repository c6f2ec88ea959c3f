// What the page tells that is no message. Lost when there is no line: the next one says the same.
const typingEvery = 4000;
const seenAfter = 1500;

export class Signs {
  #post;
  #typedAt = 0;
  #seen = 0;
  #timer;

  /** @param post(activity) */
  constructor(post) {
    this.#post = post;
  }

  typing() {
    if (Date.now() - this.#typedAt < typingEvery) return;
    this.#typedAt = Date.now();
    this.#post({ type: 'typing' }).catch(() => {});
  }

  seen(position) {
    if (position <= this.#seen) return;
    this.#seen = position;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#post({ type: 'event', name: 'seen', value: { position: this.#seen } }).catch(() => {});
    }, seenAfter);
  }

  rate(score, comment) {
    return this.#post({ type: 'event', name: 'satisfaction', value: { score, comment } });
  }
}
