'use client';
import { EmojiPicker as Picker } from 'frimousse';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Locale } from '@parley/contract/choices';
import { EmojiSign } from '../message/emoji-sign.tsx';
import { useEmojiBook } from './emoji-book.ts';
import { emojiData, emojiLocale } from './emoji-data.ts';
import { useFirstOnEnter } from './use-first-on-enter.ts';

/** All emoji, found by name. The data lies in `public/emoji`; no other server is asked. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations('emoji');
  const locale = useLocale();
  // The library reads its data once; what has come since, or is newly the firm's own, makes it begin anew.
  const ownVersion = useEmojiBook(({ custom }) => custom.map(({ name, version }) => name + version).join());
  const data = useMemo(() => emojiData({ own: t('own'), groupOf: (key) => t(`group.${key}`) }), [t]);
  const { resolve, ...listeners } = useFirstOnEnter(data, onPick);
  return (
    <Picker.Root
      key={ownVersion}
      emojibaseUrl="/emoji"
      locale={emojiLocale(locale as Locale)}
      resolveEmojiData={resolve}
      columns={9}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="isolate flex h-[320px] flex-col"
      {...listeners}
    >
      <div className="p-2 pb-1">
        <Picker.Search
          autoFocus
          aria-label={t('find')}
          placeholder={t('find')}
          className="h-9 w-full rounded-lg border border-control bg-paper px-3 text-ink placeholder:text-ink-3 focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0"
        />
      </div>
      <Picker.Viewport className="relative min-h-0 flex-1 outline-none">
        <Picker.Loading className="absolute inset-0 grid place-items-center text-sm text-ink-3">{t('fetching')}</Picker.Loading>
        <Picker.Empty className="absolute inset-0 grid place-items-center text-sm text-ink-3">{t('none')}</Picker.Empty>
        <Picker.List
          className="pb-2 select-none"
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div {...props} className="bg-paper px-3 pt-2 pb-1 text-xs font-medium text-ink-3">
                {category.label}
              </div>
            ),
            // The library counts rows and columns from 0; the attributes count from 1.
            Row: ({ children, ...props }) => (
              <div {...props} aria-rowindex={(props['aria-rowindex'] ?? 0) + 1} className="scroll-my-1 px-2">
                {children}
              </div>
            ),
            Emoji: ({ emoji, ...props }) => (
              <button
                {...props}
                role="gridcell"
                aria-colindex={(props['aria-colindex'] ?? 0) + 1}
                className="grid size-[34px] place-items-center rounded-md text-[20px] leading-none data-active:bg-sunk"
              >
                {emoji.emoji.startsWith(':') ? <EmojiSign emoji={emoji.emoji} className="size-6" /> : emoji.emoji}
              </button>
            ),
          }}
        />
      </Picker.Viewport>
    </Picker.Root>
  );
}
