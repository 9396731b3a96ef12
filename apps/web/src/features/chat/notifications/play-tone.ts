let context: AudioContext | undefined;
let playedAt = 0;
const pauseMs = 3_000;

/** Two soft notes, made here rather than fetched. Several messages at once are one sound. Silent until the page was touched: browsers say so. */
export function playTone(): void {
  if (Date.now() - playedAt < pauseMs || !navigator.userActivation?.hasBeenActive) return;
  playedAt = Date.now();
  context ??= new AudioContext();
  const { currentTime: now, destination } = context;
  for (const [index, frequency] of [659, 880].entries()) {
    const start = now + index * 0.11;
    const note = new OscillatorNode(context, { frequency, type: 'sine' });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.08, start + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.32);
    note.connect(volume).connect(destination);
    note.start(start);
    note.stop(start + 0.35);
  }
}
