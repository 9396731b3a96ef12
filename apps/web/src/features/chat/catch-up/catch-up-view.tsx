'use client';
import type { MyChannelView } from '@parley/contract/channel-view';
import { Button } from '@/ui/button';
import { CountBadge } from '@/ui/count-badge';
import { EmptyState } from '@/ui/empty-state';
import { channelName, isNamed } from '../channel/channel-title.ts';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { PersonFace } from '../people/person-face.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { ListFrame } from '../shell/list-frame.tsx';
import { useMe, useWorkspace } from '../state/chat-client.tsx';
import { formatWhenInWords } from '../time/format-time.ts';
import { useReadAll, useUnreadChannels } from './use-unread-channels.ts';

/** What happened while one was away, the newest first, and one act that puts it all behind. */
export function CatchUpView() {
  const unread = useUnreadChannels();
  const { readAll, readChannel } = useReadAll();
  const total = unread.reduce((sum, mine) => sum + mine.unread, 0);
  return (
    <ListFrame
      title="Catch up"
      words={
        total
          ? `${total === 1 ? '1 message' : `${total} messages`} in ${unread.length === 1 ? '1 place' : `${unread.length} places`}.`
          : undefined
      }
      act={total > 0 && <Button onClick={() => void readAll()}>Mark everything read</Button>}
    >
      {total === 0 && (
        <EmptyState title="You are up to date">
          When something new is written in your channels or to you, it is listed here.
        </EmptyState>
      )}
      <ul className="max-w-[820px]">
        {unread.map((mine) => (
          <Entry key={mine.channel.id} mine={mine} onRead={() => void readChannel(mine)} />
        ))}
      </ul>
    </ListFrame>
  );
}

function Entry({ mine, onRead }: { mine: MyChannelView; onRead: () => void }) {
  const { channel, unread, mentions } = mine;
  const me = useMe();
  const { slug } = useWorkspace();
  const name = channelName(channel, me.id);
  const [other] = channel.members.filter(({ memberId }) => memberId !== me.id);
  return (
    <li className="relative flex items-center gap-3.5 border-b border-line px-6 py-3.5 transition-colors hover:bg-desk max-[719px]:px-4">
      <span className="grid size-9 shrink-0 place-items-center rounded-lg">
        {isNamed(channel) || !other ? (
          <span className="grid size-9 place-items-center rounded-lg bg-sunk text-ink-2">
            <ChannelSign kind={channel.kind} />
          </span>
        ) : (
          <PersonFace person={{ id: other.memberId, name: other.name }} />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <ChatLink href={channelPath(slug, channel.id)} className="block truncate font-semibold after:absolute after:inset-0">
          {name}
        </ChatLink>
        <p className="truncate text-sm text-ink-3">
          {unread === 1 ? '1 new message' : `${unread} new messages`}
          {mentions > 0 && (
            <span className="font-medium text-accent-text">
              {' '}
              · {mentions === 1 ? 'mentions you' : `mentions you ${mentions} times`}
            </span>
          )}
          {channel.lastMessageAt && <span className="max-[719px]:hidden"> · last {formatWhenInWords(channel.lastMessageAt)}</span>}
        </p>
      </div>
      <CountBadge count={unread} />
      <Button size="sm" variant="quiet" className="relative" aria-label={`Mark read: ${name}`} onClick={onRead}>
        Mark read
      </Button>
    </li>
  );
}
