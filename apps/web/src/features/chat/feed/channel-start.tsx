'use client';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { channelTitle } from '../channel/channel-title.ts';
import { useMe } from '../state/chat-client.tsx';
import { startWords } from './start-words.ts';

/** Heads the first message. Text alone: a feed holds articles and nothing to press beside them. */
export function ChannelStart({ mine: { channel } }: { mine: MyChannelView }) {
  const me = useMe();
  const t = useTranslations('message');
  return (
    <div className="px-6 pt-8 pb-3 max-[719px]:px-4">
      <p className="place text-3xl">{channelTitle(channel, me.id)}</p>
      <p className="max-w-[60ch] pt-1.5 text-ink-2">{startWords(channel, me.id, t)}</p>
    </div>
  );
}
