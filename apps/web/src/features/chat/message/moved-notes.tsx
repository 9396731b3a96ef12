'use client';
import { FolderOutput } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ChatLink } from '../shell/chat-link.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { useChannel, useWorkspace } from '../state/chat-client.tsx';

/** What stays where a message was: the way to it, for those who may go there. */
export function MovedAway({ to }: { to: { channelId: string; messageId: string } }) {
  const t = useTranslations('message');
  const { slug } = useWorkspace();
  const target = useChannel(to.channelId);
  return (
    <p className="flex items-center gap-1.5 text-ink-3 italic [&>svg]:size-3.5">
      <FolderOutput aria-hidden />
      {target?.channel.name ? (
        <ChatLink className="underline underline-offset-2" href={`${channelPath(slug, to.channelId)}?m=${to.messageId}`}>
          {t('movedTo', { channel: target.channel.name })}
        </ChatLink>
      ) : (
        t('movedAway')
      )}
    </p>
  );
}
