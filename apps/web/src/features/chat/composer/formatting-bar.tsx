'use client';
import { Bold, Code, Italic, Paperclip, Smile, Strikethrough } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/ui/icon-button';
import { EmojiPopover } from '../emoji/emoji-popover.tsx';
import { modKey } from '../shortcuts/platform.ts';
import { replaceAll, replaceRange } from './replace-range.ts';
import { wrapSelection, type Mark } from './wrap-selection.ts';

const marks: { mark: Extract<Mark, 'bold' | 'italic' | 'strike' | 'code'>; keys: string; Icon: typeof Bold }[] = [
  { mark: 'bold', keys: 'B', Icon: Bold },
  { mark: 'italic', keys: 'I', Icon: Italic },
  { mark: 'strike', keys: '⇧ X', Icon: Strikethrough },
  { mark: 'code', keys: 'E', Icon: Code },
];

type Props = { fieldRef: RefObject<HTMLTextAreaElement | null>; isNarrow?: boolean; onFiles: (files: File[]) => void };

export function FormattingBar({ fieldRef, isNarrow, onFiles }: Props) {
  const t = useTranslations('composer');
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const apply = (mark: Mark) => {
    const field = fieldRef.current;
    if (field) replaceAll(field, wrapSelection({ text: field.value, start: field.selectionStart, end: field.selectionEnd }, mark));
  };
  const insert = (emoji: string) => {
    const field = fieldRef.current;
    if (field) replaceRange(field, { start: field.selectionStart, end: field.selectionEnd, text: emoji });
  };
  return (
    <div role="toolbar" aria-label={t('formatting')} className="flex items-center gap-1">
      {!isNarrow &&
        marks.map(({ mark, keys, Icon }) => (
          <IconButton
            key={mark}
            label={t(mark)}
            keys={`${modKey()} ${keys}`}
            size="sm"
            className="max-[480px]:hidden"
            onClick={() => apply(mark)}
          >
            <Icon aria-hidden strokeWidth={1.6} />
          </IconButton>
        ))}
      <IconButton label={t('addFiles')} size="sm" onClick={() => input.current?.click()}>
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
        open={isOpen}
        onOpenChange={setIsOpen}
        onPick={insert}
        trigger={
          <IconButton label={t('emoji')} size="sm">
            <Smile aria-hidden strokeWidth={1.6} />
          </IconButton>
        }
      />
    </div>
  );
}
