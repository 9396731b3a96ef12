'use client';
import { Bold, Code, Italic, Link2, List, ListOrdered, SquareCode, Strikethrough, TextQuote } from 'lucide-react';
import { Fragment, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { codeLanguages } from '../markdown/code-languages.ts';
import { keyCaps } from '../shortcuts/match-shortcut.ts';
import { isMac } from '../shortcuts/platform.ts';
import { formatKeys } from '../shortcuts/shortcut-list.ts';
import { formatText, type Format } from './format-text.ts';
import { replaceAll } from './replace-range.ts';

const groups: { format: Exclude<Format, 'codeBlock'>; Icon: typeof Bold }[][] = [
  [
    { format: 'bold', Icon: Bold },
    { format: 'italic', Icon: Italic },
    { format: 'strike', Icon: Strikethrough },
  ],
  [
    { format: 'link', Icon: Link2 },
    { format: 'numbers', Icon: ListOrdered },
    { format: 'bullets', Icon: List },
    { format: 'quote', Icon: TextQuote },
  ],
  [{ format: 'code', Icon: Code }],
];

/** The same formats as the shortcuts and the signs typed by hand; each acts on what is chosen in the field. */
export function FormatButtons({ fieldRef }: { fieldRef: RefObject<HTMLTextAreaElement | null> }) {
  const t = useTranslations('composer');
  const apply = (format: Format, language = '') => {
    const field = fieldRef.current;
    if (!field) return;
    const next = formatText({ text: field.value, start: field.selectionStart, end: field.selectionEnd }, format);
    const fence = next.start - 1;
    replaceAll(
      field,
      language
        ? {
            text: next.text.slice(0, fence) + language + next.text.slice(fence),
            start: next.start + language.length,
            end: next.end + language.length,
          }
        : next,
    );
  };
  const keysOf = (format: Format) => keyCaps(formatKeys.get(format) ?? '', isMac()).join(' ');
  return (
    <div role="toolbar" aria-label={t('formatting')} className="flex items-center gap-0.5">
      {groups.map((group, index) => (
        <Fragment key={index}>
          {index > 0 && <span aria-hidden className="mx-1 h-4 w-px bg-line" />}
          {group.map(({ format, Icon }) => (
            <IconButton key={format} label={t(format)} keys={keysOf(format)} size="sm" onClick={() => apply(format)}>
              <Icon aria-hidden strokeWidth={1.6} />
            </IconButton>
          ))}
        </Fragment>
      ))}
      <Menu
        side="top"
        align="start"
        label={t('languages')}
        className="max-h-[320px]"
        trigger={
          <IconButton label={t('codeBlock')} keys={keysOf('codeBlock')} size="sm">
            <SquareCode aria-hidden strokeWidth={1.6} />
          </IconButton>
        }
      >
        <MenuItem onClick={() => apply('codeBlock')}>{t('plainCode')}</MenuItem>
        <MenuSeparator />
        {codeLanguages.map(({ value, label }) => (
          <MenuItem key={value} onClick={() => apply('codeBlock', value)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
