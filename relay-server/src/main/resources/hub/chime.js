// Two soft notes, one after the other, made by the browser: there is no file to load, and no policy that forbids it.
const NOTES = [
  [659.25, 0],
  [880, 0.14],
];

export const chime = () => {
  const context = new AudioContext();
  for (const [pitch, after] of NOTES) {
    const from = context.currentTime + after;
    const loudness = context.createGain();
    loudness.connect(context.destination);
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(0.12, from + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.6);
    const tone = context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(loudness);
    tone.start(from);
    tone.stop(from + 0.6);
  }
  setTimeout(() => context.close(), 1_000);
};
