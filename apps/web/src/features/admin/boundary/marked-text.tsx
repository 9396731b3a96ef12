import type { ReactNode } from 'react';

/** A text with what was found in it marked. */
export function MarkedText({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className="rounded-xs bg-amber-soft px-0.5 font-medium text-ink">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}
