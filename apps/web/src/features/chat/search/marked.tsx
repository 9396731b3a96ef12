import { markFound } from './mark-found.ts';

/** Text with the words sought lit up. */
export function Marked({ text, words }: { text: string; words: string }) {
  return markFound(text, words).map(({ text: part, isFound }, index) =>
    isFound ? (
      <mark key={index} className="rounded-xs bg-accent-soft font-medium text-accent-text">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
