'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';
import { codeLanguages } from '../../markdown/code-languages.ts';
import { useChatClient } from '../../state/chat-client.tsx';
import { guessLanguage } from './guess-language.ts';

type Props = {
  place: { channelId: string; parentId?: string };
  text: string;
  onShared: () => void;
  onClose: () => void;
};

/** Shares code or a long text as a message of its own kind. What stands in the composer stays there unless it is shared. */
export function NewSnippetDialog({ place, text: given, onShared, onClose }: Props) {
  const t = useTranslations('composer');
  const client = useChatClient();
  const [title, setTitle] = useState('');
  const [language, setLanguage] = useState(() => guessLanguage(given));
  const [text, setText] = useState(given);
  const isTooLong = text.length > limits.messageBody;
  const share = () => {
    if (isTooLong || text.trim() === '') return;
    client.send({ ...place, body: text.replace(/\s+$/, ''), extra: { snippet: { title: title.trim(), language } } });
    onShared();
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={given ? t('shareSnippet') : t('newSnippet')}
      description={t('snippetLead')}
      size="lg"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          share();
        }}
      >
        <div className="flex flex-wrap gap-3 pb-4">
          <TextField
            className="min-w-0 flex-1 basis-56"
            label={t('snippetTitle')}
            dir="auto"
            autoFocus
            autoComplete="off"
            maxLength={limits.snippetTitle}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Select
            label={t('snippetLanguage')}
            className="basis-44"
            options={[{ value: '', label: t('plainCode') }, ...codeLanguages]}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
          />
        </div>
        <TextArea
          label={t('snippetText')}
          rows={14}
          dir={language ? 'ltr' : 'auto'}
          spellCheck={false}
          style={{ fontFamily: 'var(--font-mono)', fontSize: '12.6px', lineHeight: 1.6 }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {isTooLong && (
          <Banner tone="amber" className="mt-3">
            {t('snippetTooLong', { most: limits.messageBody })}
          </Banner>
        )}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" disabled={isTooLong || text.trim() === ''}>
            {t('snippetShare')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
