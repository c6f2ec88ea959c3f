/** What this browser keeps between page views. Where storing is forbidden it lasts as long as the page. */
export class Memory {
  #key;
  #page = {};

  constructor(key) {
    this.#key = key;
  }

  // Read anew each time, as another tab may have written.
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(this.#keyOf(name))) ?? this.#page[name];
    } catch {
      return this.#page[name];
    }
  }

  // Each value under a key of its own: whoever wrote all of them at once would undo what another tab writes at the same moment.
  set(values) {
    Object.assign(this.#page, values);
    try {
      for (const [name, value] of Object.entries(values)) localStorage.setItem(this.#keyOf(name), JSON.stringify(value ?? null));
    } catch {
      // A private window, or a full store.
    }
  }

  #keyOf(name) {
    return `${this.#key} ${name}`;
  }
}
