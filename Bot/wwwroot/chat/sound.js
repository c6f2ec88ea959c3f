// A short tone for news. Nobody hears it who did not switch it on.
export class Sound {
  #memory;
  #audio;

  constructor(memory) {
    this.#memory = memory;
  }

  get isOn() {
    return this.#memory.get('sound') === true;
  }

  /** On a press, as browsers let only a page sound that somebody has touched. */
  toggle() {
    this.#memory.set({ sound: !this.isOn });
    if (this.isOn) this.play();
  }

  play() {
    if (!this.isOn || !globalThis.AudioContext) return;
    this.#audio ??= new AudioContext();
    const start = this.#audio.currentTime;
    const [tone, loudness] = [this.#audio.createOscillator(), this.#audio.createGain()];
    tone.frequency.setValueAtTime(660, start);
    tone.frequency.setValueAtTime(880, start + 0.09);
    loudness.gain.setValueAtTime(0.0001, start);
    loudness.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.28);
    tone.connect(loudness).connect(this.#audio.destination);
    tone.start(start);
    tone.stop(start + 0.3);
  }
}
