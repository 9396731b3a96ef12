'use client';
import { useState } from 'react';
import type { MessageView } from '@parley/contract/message-view';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient } from '../state/chat-client.tsx';

type Props = { message: MessageView; open: boolean; onOpenChange: (open: boolean) => void };

export function DeleteMessageDialog({ message, open, onOpenChange }: Props) {
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
      title="Delete this message?"
      action="Delete the message"
      danger
      error={error}
      onConfirm={remove}
    >
      <p>Readers will see that a message was deleted here, without what it said.</p>
      {message.body && (
        <p className="mt-3 line-clamp-3 border-s-[3px] border-line-strong ps-3 text-sm">{message.body.slice(0, 280)}</p>
      )}
    </ConfirmDialog>
  );
}
