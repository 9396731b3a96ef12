import { Fragment } from 'react';

type Span = { start: number | null; end: number | null };

/** A text with what was found in it marked; where finds lie over each other they are one mark. */
export function MarkedText({ text, spans }: { text: string; spans: readonly Span[] }) {
  const marks = merge(spans);
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      {marks.map(({ start, end }, at) => (
        <Fragment key={start}>
          {text.slice(marks[at - 1]?.end ?? 0, start)}
          <mark className="rounded-xs bg-amber-soft px-0.5 font-medium text-amber-text">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </p>
  );
}

function merge(spans: readonly Span[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  const known = spans.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]));
  for (const { start, end } of known.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
