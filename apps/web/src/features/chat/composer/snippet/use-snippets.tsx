'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { isLong } from './is-long.ts';

const NewSnippetDialog = dynamic(() => import('./new-snippet-dialog.tsx').then((part) => part.NewSnippetDialog));

type Field = { text: string; change: (text: string) => void; onFiles: (files: File[]) => void };

/**
 * After a long text was pasted, offers to make a snippet of it. The text itself stays in the field all the while; it leaves it
 * when it has become a snippet or a file.
 */
export function useSnippets(place: { channelId: string; parentId?: string }, { text, change, onFiles }: Field) {
  const t = useTranslations('composer');
  const [pasted, setPasted] = useState<string | null>(null);
  const [open, setOpen] = useState<{ text: string } | null>(null);
  const isThere = pasted !== null && text.includes(pasted);
  const takeOut = () => {
    if (pasted) change(text.replace(pasted, () => '').trim());
    setPasted(null);
  };
  const offer: ReactNode = isThere && (
    <div
      role="group"
      aria-label={t('shareSnippet')}
      className="mx-2.5 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunk px-3 py-1.5 text-sm"
    >
      <p className="me-auto text-ink-2">{t('longPaste')}</p>
      {pasted.length <= limits.messageBody ? (
        <Act onClick={() => setOpen({ text: pasted })}>{t('shareSnippet')}</Act>
      ) : (
        <Act
          onClick={() => {
            onFiles([new File([pasted], 'text.txt', { type: 'text/plain' })]);
            takeOut();
          }}
        >
          {t('addAsFile')}
        </Act>
      )}
      <Act onClick={() => setPasted(null)}>{t('keepAsText')}</Act>
    </div>
  );
  const dialog: ReactNode = open && (
    <NewSnippetDialog
      place={place}
      text={open.text}
      onShared={() => {
        if (open.text) takeOut();
      }}
      onClose={() => setOpen(null)}
    />
  );
  return {
    /** Hears of every paste. */
    onPasteText: (words: string) => {
      const clean = words.replace(/\r\n?/g, '\n');
      if (isLong(clean)) setPasted(clean);
    },
    openEmpty: () => setOpen({ text: '' }),
    offer,
    dialog,
  };
}

function Act({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="min-h-7 font-medium text-accent-text hover:underline pointer-coarse:min-h-10"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
