'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import type { MessageView } from '@parley/contract/message-view';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/text-area';
import { mindRules } from '../shell/mind-rules.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient } from '../state/chat-client.tsx';

/** Writes the next version of some code. What was written stays in the field while it is not kept. */
export function SnippetEditor({ message, body, onDone }: { message: MessageView; body: string; onDone: () => void }) {
  const t = useTranslations('message');
  const client = useChatClient();
  const [code, setCode] = useState(body);
  const [error, setError] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);
  const save = async () => {
    setIsSaving(true);
    try {
      if (code !== body) await mindRules((word) => client.edit(message.id, code, word));
      onDone();
    } catch (refusal) {
      setError(refusalText(refusal));
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label={t('code')}
        rows={18}
        dir="ltr"
        spellCheck={false}
        maxLength={limits.messageBody}
        style={{ fontFamily: 'var(--font-mono)', fontSize: '12.6px', lineHeight: 1.6 }}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {error && (
        <Alert className="mt-3" title={t('notDone')}>
          {error}
        </Alert>
      )}
      <div className="flex justify-end gap-2 pt-4">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" pending={isSaving} disabled={code.trim() === ''}>
          {t('saveVersion')}
        </Button>
      </div>
    </form>
  );
}
