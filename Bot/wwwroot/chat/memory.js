/** What this browser keeps between page views. Where storing is forbidden it lasts as long as the page. */
export class Memory {
  #key;
  #page = {};

  constructor(key) {
    this.#key = key;
  }

  get(name) {
    return this.#read()[name];
  }

  set(values) {
    this.#page = { ...this.#read(), ...values };
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#page));
    } catch {
      // A private window, or a full store.
    }
  }

  // Read anew each time, as another tab may have written.
  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? this.#page;
    } catch {
      return this.#page;
    }
  }
}
