'use client';
import { CheckCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { Button } from '@/ui/button';
import { useChannel } from '../state/chat-client.tsx';
import { useFeed } from './feed-context.ts';
import { openMessageDialog } from './message-dialog-store.ts';
import { useMessageAct } from './use-message-act.ts';

/** Asks the reader to say that they have read this; tells the author how many have. */
export function AckBar({ message, memberIds }: { message: MessageView; memberIds: string[] }) {
  const t = useTranslations('message');
  const { myId, canReact, canModerate } = useFeed();
  const act = useMessageAct();
  const channel = useChannel(message.channelId)?.channel;
  const isAuthor = message.author.memberId === myId;
  const isDone = memberIds.includes(myId);
  const isAsked = !isAuthor && !isDone && canReact;
  return (
    <div
      className={`my-1 flex max-w-[520px] flex-wrap items-center gap-x-3 gap-y-1.5 rounded-e-md border-s-[3px] px-3 py-1.5 text-sm ${isAsked ? 'border-amber bg-amber-soft' : 'border-accent bg-accent-soft'}`}
    >
      <CheckCheck aria-hidden className={`size-4 shrink-0 ${isAsked ? 'text-amber-text' : 'text-accent-text'}`} />
      <span className="min-w-0 flex-1 basis-40">
        {isAuthor
          ? t('acknowledgedBy', { count: memberIds.length, total: Math.max(memberIds.length, (channel?.memberCount ?? 1) - 1) })
          : isDone
            ? t('youAcknowledged')
            : t('acknowledgementAsked')}
      </span>
      {isAsked && (
        <Button
          size="sm"
          variant="primary"
          onClick={() => act((procedures) => procedures.message.acknowledge.mutate({ messageId: message.id }))}
        >
          {t('acknowledge')}
        </Button>
      )}
      {(isAuthor || canModerate) && (
        <Button size="sm" variant="quiet" onClick={() => openMessageDialog({ kind: 'roster', message })}>
          {t('whoAcknowledged')}
        </Button>
      )}
    </div>
  );
}
