'use client';
import { useEffect, useRef, useState } from 'react';

/** The recording, and where this tab can play it from. */
type Heard = { file: File; url: string };
type Recorder = {
  state: 'starting' | 'recording' | 'stopped' | 'failed';
  levels: number[];
  elapsedMs: number;
  heard: Heard | null;
  stop: () => void;
};

const longestMs = 10 * 60_000;
const tickMs = 100;
const shownLevels = 48;
const formats = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

/** Records from the moment it is there; the microphone is let go when it stops or is taken away. */
export function useRecorder(): Recorder {
  const [state, setState] = useState<Recorder['state']>('starting');
  const [levels, setLevels] = useState<number[]>([]);
  const [elapsedMs, setElapsedMs] = useState(0);
  const [heard, setHeard] = useState<Heard | null>(null);
  const stop = useRef(() => {});

  // The microphone.
  useEffect(() => {
    let isGone = false;
    let url = '';
    let release = () => {};
    const record = async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const letGo = () => stream.getTracks().forEach((track) => track.stop());
      if (isGone) return letGo();
      const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format));
      const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
      const audio = new AudioContext();
      const analyser = audio.createAnalyser();
      audio.createMediaStreamSource(stream).connect(analyser);
      const samples = new Uint8Array(analyser.fftSize);
      const chunks: Blob[] = [];
      const startedAt = performance.now();
      const tick = setInterval(() => {
        analyser.getByteTimeDomainData(samples);
        const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0) / 128;
        setLevels((known) => [...known, loudest].slice(-shownLevels));
        const elapsed = performance.now() - startedAt;
        setElapsedMs(elapsed);
        if (elapsed >= longestMs) stop.current();
      }, tickMs);
      release = () => {
        clearInterval(tick);
        letGo();
        void audio.close();
        if (recorder.state !== 'inactive') recorder.stop();
        release = () => {};
      };
      recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
      recorder.addEventListener('stop', () => {
        if (isGone) return;
        const type = recorder.mimeType.split(';')[0] ?? 'audio/webm';
        const ending = type.endsWith('mp4') ? 'm4a' : type.endsWith('ogg') ? 'ogg' : 'webm';
        const file = new File(chunks, `voice-message.${ending}`, { type });
        url = URL.createObjectURL(file);
        setHeard({ file, url });
        setState('stopped');
      });
      stop.current = () => release();
      recorder.start();
      setState('recording');
    };
    record().catch(() => !isGone && setState('failed'));
    return () => {
      isGone = true;
      release();
      if (url) URL.revokeObjectURL(url);
    };
  }, []);

  return { state, levels, elapsedMs, heard, stop: () => stop.current() };
}
