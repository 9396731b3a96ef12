'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';

type Props = { keywords: string[]; onSave: (keywords: string[]) => void };

export function KeywordField({ keywords, onSave }: Props) {
  const t = useTranslations('preferences');
  const [text, setText] = useState(keywords.join(', '));
  const words = [...new Set(text.split(/[,،、]/).map((word) => word.trim().toLowerCase()))].filter(Boolean);
  return (
    <form
      className="flex flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(words);
      }}
    >
      <TextField
        className="w-full"
        label={t('keywords')}
        hint={t('keywordsHint')}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {words.join() !== keywords.join() && (
        <Button type="submit" size="sm">
          {t('save')}
        </Button>
      )}
    </form>
  );
}
