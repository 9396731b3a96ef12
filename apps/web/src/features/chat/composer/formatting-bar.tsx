'use client';
import { Paperclip, Smile, Type } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/ui/icon-button';
import { EmojiPopover } from '../emoji/emoji-popover.tsx';
import { FormatButtons } from './format-buttons.tsx';
import { replaceRange } from './replace-range.ts';

type Props = {
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: File[]) => void;
  /** Where there is no room beside them, the formats stand in a row of their own. */
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function FormattingBar({ fieldRef, onFiles, isOpen, onOpenChange }: Props) {
  const t = useTranslations('composer');
  const input = useRef<HTMLInputElement>(null);
  const [isEmojiOpen, setIsEmojiOpen] = useState(false);
  const insert = (emoji: string) => {
    const field = fieldRef.current;
    if (field) replaceRange(field, { start: field.selectionStart, end: field.selectionEnd, text: emoji });
  };
  return (
    <>
      <div className="hidden items-center @min-[620px]:flex">
        <FormatButtons fieldRef={fieldRef} />
        <span aria-hidden className="mx-1.5 h-4 w-px bg-line" />
      </div>
      <IconButton
        label={t('showFormatting')}
        size="sm"
        className="@min-[620px]:hidden pointer-coarse:size-10"
        aria-pressed={isOpen}
        onClick={() => onOpenChange(!isOpen)}
      >
        <Type aria-hidden strokeWidth={1.6} />
      </IconButton>
      <IconButton label={t('addFiles')} size="sm" className="pointer-coarse:size-10" onClick={() => input.current?.click()}>
        <Paperclip aria-hidden strokeWidth={1.6} />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('filesToAdd')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <EmojiPopover
        open={isEmojiOpen}
        onOpenChange={setIsEmojiOpen}
        onPick={insert}
        trigger={
          <IconButton label={t('emoji')} size="sm" className="pointer-coarse:size-10">
            <Smile aria-hidden strokeWidth={1.6} />
          </IconButton>
        }
      />
    </>
  );
}
