'use client';
import { useEmojiSrc } from '../emoji/emoji-book.ts';

/** An emoji as it is drawn on a reaction: a sign of the font, or the firm's own picture. */
export function EmojiSign({ emoji, className = 'size-[17px]' }: { emoji: string; className?: string }) {
  const src = useEmojiSrc(emoji);
  if (src) return <img src={src} alt="" aria-hidden className={`inline-block object-contain ${className}`} />;
  return (
    <span aria-hidden className="text-[14px] leading-none">
      {emoji}
    </span>
  );
}
