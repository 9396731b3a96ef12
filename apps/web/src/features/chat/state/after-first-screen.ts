import { nextFrame } from './next-frame.ts';

const atMostMs = 1_000;

/**
 * Calls `act` once what somebody came to read is drawn, at once where nothing is waited for, and after a second in any case:
 * what comes later does not take the way from what is on screen first. Answers how to call it off.
 */
export function afterFirstScreen(isWaiting: () => boolean, listen: (onChange: () => void) => () => void, act: () => void) {
  let isOver = false;
  const go = () => {
    if (isOver) return;
    stop();
    act();
  };
  const timer = setTimeout(go, atMostMs);
  const mute = listen(() => !isWaiting() && nextFrame(go));
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    mute();
  };
  if (!isWaiting()) go();
  return stop;
}
