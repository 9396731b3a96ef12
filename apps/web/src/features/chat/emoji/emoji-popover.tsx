'use client';
import { lazy, Suspense, type ReactElement } from 'react';
import { Popover } from '@/ui/popover';
import { recentEmoji, rememberEmoji } from './recent-emoji.ts';

const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((module) => ({ default: module.EmojiPicker })));

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (emoji: string) => void;
  trigger: ReactElement;
  side?: 'top' | 'bottom';
};

/** A few emoji at hand and all of them below, loaded when first opened. */
export function EmojiPopover({ open, onOpenChange, onPick, trigger, side = 'top' }: Props) {
  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onOpenChange(false);
    onPick(emoji);
  };
  return (
    <Popover
      trigger={trigger}
      label="Choose an emoji"
      side={side}
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      className="w-[328px]"
    >
      <div className="flex gap-1 border-b border-line p-2" role="group" aria-label="Used lately">
        {open &&
          recentEmoji().map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={emoji}
              className="grid size-9 place-items-center rounded-md text-[20px] leading-none hover:bg-sunk"
              onClick={() => pick(emoji)}
            >
              {emoji}
            </button>
          ))}
      </div>
      <Suspense fallback={<p className="grid h-[300px] place-items-center text-sm text-ink-3">Fetching emoji…</p>}>
        {open && <EmojiPicker onPick={pick} />}
      </Suspense>
    </Popover>
  );
}
