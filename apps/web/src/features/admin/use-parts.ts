import { useRef, useState } from 'react';

/**
 * For what is sent part after part, in calls that each last a while. `isStopped` is asked between two of them: what has been sent is sent,
 * the rest is left.
 */
export function useParts() {
  const stopped = useRef(false);
  const [isStopping, setIsStopping] = useState(false);
  const mark = (next: boolean) => {
    stopped.current = next;
    setIsStopping(next);
  };
  return { isStopping, isStopped: () => stopped.current, begin: () => mark(false), stop: () => mark(true) };
}
