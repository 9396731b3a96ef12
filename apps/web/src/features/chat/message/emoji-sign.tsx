'use client';

/** An emoji as it is drawn on a reaction. */
export function EmojiSign({ emoji }: { emoji: string }) {
  return (
    <span aria-hidden className="text-[14px] leading-none">
      {emoji}
    </span>
  );
}
