'use client';
import { useEffect, useState } from 'react';
import { highlightCode, highlighted, plainLines, type CodeLines } from './highlight-code.ts';

const whenIdle = (work: () => void): (() => void) => {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 60);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(work, { timeout: 1_000 });
  return () => window.cancelIdleCallback(handle);
};

/** The lines of some code: plain at first, coloured when the browser has time. Nothing moves, since only colours change. */
export function useCodeLines(code: string, language: string): CodeLines {
  const [shown, setShown] = useState<{ code: string; language: string; lines: CodeLines | null }>();
  // The grammar comes over the network, and the work waits for an idle moment.
  useEffect(() => {
    let isWanted = true;
    const stop = whenIdle(() => {
      void highlightCode(code, language).then((lines) => isWanted && setShown({ code, language, lines }));
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [code, language]);
  const isShown = shown?.code === code && shown.language === language;
  return (isShown ? shown.lines : null) ?? highlighted(code, language) ?? plainLines(code);
}
