'use client';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { lateComponent } from '@/ui/late-component';
import { PartMissing } from '@/ui/part-missing';
import { Popover } from '@/ui/popover';
import { EmojiSign } from '../message/emoji-sign.tsx';
import { openDialog } from '../shell/open-dialog.ts';
import { useEmojiBook } from './emoji-book.ts';
import { recentEmoji, rememberEmoji } from './recent-emoji.ts';

const EmojiPicker = lateComponent(
  () => import('./emoji-picker.tsx').then((module) => module.EmojiPicker),
  <Fetching />,
  PartMissing,
);

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (emoji: string) => void;
  trigger: ReactElement;
  side?: 'top' | 'bottom';
};

/** A few emoji at hand and all of them below, loaded when first opened. */
export function EmojiPopover({ open, onOpenChange, onPick, trigger, side = 'top' }: Props) {
  const t = useTranslations('emoji');
  const canAdd = useEmojiBook((book) => book.canAdd);
  const srcByName = useEmojiBook((book) => book.srcByName);
  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    onOpenChange(false);
    onPick(emoji);
  };
  const isThere = (emoji: string) => !emoji.startsWith(':') || srcByName.has(emoji.slice(1, -1));
  return (
    <Popover
      trigger={trigger}
      label={t('choose')}
      side={side}
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      className="w-[328px]"
    >
      <div className="flex gap-1 border-b border-line p-2" role="group" aria-label={t('lately')}>
        {open &&
          recentEmoji(isThere).map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={emoji}
              className="grid size-9 place-items-center rounded-md text-[20px] leading-none hover:bg-sunk"
              onClick={() => pick(emoji)}
            >
              {emoji.startsWith(':') ? <EmojiSign emoji={emoji} className="size-6" /> : emoji}
            </button>
          ))}
      </div>
      {open && <EmojiPicker onPick={pick} />}
      {canAdd && (
        <button
          type="button"
          className="flex h-10 w-full items-center gap-2 border-t border-line px-3 text-sm text-ink-2 hover:text-ink"
          onClick={() => {
            onOpenChange(false);
            openDialog({ kind: 'customEmoji' });
          }}
        >
          <Plus aria-hidden className="size-4" strokeWidth={1.6} />
          {t('manage')}
        </button>
      )}
    </Popover>
  );
}

function Fetching() {
  const t = useTranslations('emoji');
  return <p className="grid h-[320px] place-items-center text-sm text-ink-3">{t('fetching')}</p>;
}
