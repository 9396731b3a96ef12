'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { formatWhenInWords } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { CountBadge } from '@/ui/count-badge';
import { Skeleton } from '@/ui/skeleton';
import { channelName } from '../channel/channel-title.ts';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { plainText } from '../markdown/plain-text.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { PersonFace } from '../people/person-face.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { useMe, useWorkspace } from '../state/chat-client.tsx';

const shownMax = 3;

/** One place with its first unread messages. */
export function CatchUpCard({ mine, onRead }: { mine: MyChannelView; onRead: () => void }) {
  const t = useTranslations('catchUp');
  const { channel, unread, mentions, readSeq } = mine;
  const me = useMe();
  const { slug } = useWorkspace();
  const names = usePlainNames();
  const name = channelName(channel, me.id);
  const other = channel.members.find(({ memberId }) => memberId !== me.id);
  const page = useQuery(
    useTRPC().message.page.queryOptions({ channelId: channel.id, after: readSeq, limit: shownMax }, { staleTime: 10_000 }),
  );
  const shown = page.data?.messages.filter(({ deletedAt, author }) => deletedAt === null && author.memberId !== me.id) ?? [];
  return (
    <li className="relative rounded-xl border border-line px-4 py-3 transition-colors focus-within:border-accent hover:bg-desk">
      <div className="flex items-center gap-2.5">
        {channel.kind === 'direct' && other ? (
          <PersonFace person={{ id: other.memberId, name: other.name }} />
        ) : (
          <ChannelSign kind={channel.kind} />
        )}
        <ChatLink
          data-place={channel.id}
          href={channelPath(slug, channel.id)}
          className="min-w-0 truncate font-semibold after:absolute after:inset-0"
        >
          {name}
        </ChatLink>
        <CountBadge count={unread} />
        <Button size="sm" variant="quiet" className="relative ms-auto" aria-label={t('markReadOf', { name })} onClick={onRead}>
          {t('markRead')}
        </Button>
      </div>
      <p className="text-sm text-ink-3">
        {t('newMessages', { count: unread })}
        {mentions > 0 && <span className="font-medium text-accent-text"> · {t('mentionsYou', { count: mentions })}</span>}
        {channel.lastMessageAt && <span> · {t('last', { when: formatWhenInWords(channel.lastMessageAt) })}</span>}
      </p>
      {page.isPending && <Skeleton aria-label={t('loading')} className="mt-2 h-5 max-w-[420px]" />}
      <ul className="flex flex-col gap-1 pt-2 empty:hidden">
        {shown.map((message) => (
          <li key={message.id} className="line-clamp-2 text-ink-2">
            <bdi className="font-medium text-ink">{message.author.name}</bdi>{' '}
            <span dir="auto">{plainText(message.body, names)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
