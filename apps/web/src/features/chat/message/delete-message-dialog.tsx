'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient } from '../state/chat-client.tsx';

type Props = { message: MessageView; open: boolean; onOpenChange: (open: boolean) => void };

export function DeleteMessageDialog({ message, open, onOpenChange }: Props) {
  const t = useTranslations('message');
  const client = useChatClient();
  const [error, setError] = useState<string>();
  const remove = () => {
    onOpenChange(false);
    client.remove(message.id).catch((refusal: unknown) => {
      setError(refusalText(refusal));
      onOpenChange(true);
    });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('deleteTitle')}
      action={t('deleteAct')}
      danger
      error={error}
      onConfirm={remove}
    >
      <p>{t('deleteWords')}</p>
      {message.body && (
        <p className="mt-3 line-clamp-3 border-s-[3px] border-line-strong ps-3 text-sm">{message.body.slice(0, 280)}</p>
      )}
    </ConfirmDialog>
  );
}
