'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';

/** A text to take elsewhere. Where the clipboard is refused it can still be selected. */
export function InviteCopy({ label, text }: { label: string; text: string }) {
  const t = useTranslations('members');
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <div className="flex items-end gap-2">
      <TextField
        readOnly
        label={label}
        value={text}
        dir="ltr"
        className="min-w-0 flex-1"
        inputClassName="font-mono text-[13px]"
        onFocus={(event) => event.target.select()}
      />
      <Button aria-label={t('copyNamed', { what: label })} onClick={() => void copy()}>
        {isCopied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
