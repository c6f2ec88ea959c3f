// Messages on their way. Each has an id of ours, so that sending it again after a broken line or a reload does no harm.
const retryAfter = 3000;

export class Outbox {
  #with;
  #messages = [];
  #known = new Set();
  #isBusy = false;
  #timer;

  /** @param with_ memory, post(message), changed(message) */
  constructor(with_) {
    this.#with = with_;
  }

  get hasWaiting() {
    return this.#messages.length > 0;
  }

  /** Brings back what an earlier page view could not send. */
  restore() {
    for (const message of this.#with.memory.get('unsent') ?? []) this.#take(message);
    this.#keep();
  }

  add({ text, value, files, confidential }) {
    const message = { id: newId(), text, value, files, confidential, at: new Date().toISOString(), state: 'waiting' };
    this.#take(message);
    this.#keep();
    this.flush();
  }

  retry(id) {
    const message = this.#messages.find(m => m.id === id);
    if (message) this.#mark(Object.assign(message, { lostFiles: false }), 'waiting');
    this.flush();
  }

  /** The server has it: its echo arrived. */
  forget(id) {
    if (!this.#known.has(id)) return;
    this.#messages = this.#messages.filter(m => m.id !== id);
    this.#keep();
  }

  /** Sends what waits, one after the other, so that the order stays. */
  async flush() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next; (next = this.#messages.find(m => m.state === 'waiting'));) await this.#send(next);
    } catch {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), retryAfter);
    } finally {
      this.#isBusy = false;
    }
  }

  #take(message) {
    this.#messages.push(message);
    this.#known.add(message.id);
    this.#with.changed(message);
  }

  async #send(message) {
    this.#mark(message, 'sending');
    try {
      await this.#with.post(message);
      this.#mark(message, 'sent');
      this.forget(message.id);
    } catch (failure) {
      message.isTooLarge = failure.status === 413;
      this.#mark(message, failure.isFinal ? 'failed' : 'waiting');
      if (!failure.isFinal) throw failure;
    }
  }

  // The echo may overtake the answer; then there is nothing more to tell.
  #mark(message, state) {
    if (!this.#messages.includes(message)) return;
    message.state = state;
    this.#with.changed(message);
  }

  // A message without words is kept to be told about once, as its files are lost. What another tab keeps is left alone.
  #keep() {
    const { memory } = this.#with;
    const mine = this.#messages.filter(m => m.text || m.files?.length).map(kept);
    const others = (memory.get('unsent') ?? []).filter(m => !this.#known.has(m.id));
    memory.set({ unsent: [...others, ...mine] });
  }
}

// Files cannot be kept over a reload. The words do not go by themselves then: another tab may still be sending them with their files.
function kept({ files, ...message }) {
  const lostFiles = Boolean(files?.length) || message.lostFiles;
  return { ...message, lostFiles, isTooLarge: false, state: lostFiles || message.state === 'failed' ? 'failed' : 'waiting' };
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
