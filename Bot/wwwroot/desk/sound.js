// Two short notes, made here: nothing is downloaded.

const notes = { soft: [660, 880], urgent: [880, 660, 880] };
const length = 0.14;
let audio = null;

// Browsers let a page be heard only after somebody has touched it.
for (const touched of ['pointerdown', 'keydown']) addEventListener(touched, () => { audio ??= new AudioContext(); }, { once: true });

export function play(kind) {
  if (!audio) return;
  notes[kind].forEach((frequency, i) => {
    const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + i * length];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.12, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + length);
  });
}
