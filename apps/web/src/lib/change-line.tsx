'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ChannelChange } from '@parley/contract/channel-change';
import { LabelChip } from '@/ui/label-chip';
import { formatMoment } from './format-time.ts';

/** How each change is said: with who did it, and where that is not for the reader to know. */
const sentences = {
  renamed: ['renamedBy', 'renamed'],
  topicSet: ['topicSetBy', 'topicSet'],
  topicTaken: ['topicTakenBy', 'topicTaken'],
  adminsPost: ['adminsPostBy', 'adminsPost'],
  allPost: ['allPostBy', 'allPost'],
  archived: ['archivedBy', 'archived'],
  unarchived: ['unarchivedBy', 'unarchived'],
  madeChannel: ['madeChannelBy', 'madeChannel'],
  labelSet: ['labelSetBy', 'labelSet'],
  labelTaken: ['labelTakenBy', 'labelTaken'],
} as const;

function sentenceOf(change: ChannelChange): keyof typeof sentences {
  switch (change.type) {
    case 'channel.renamed':
      return 'renamed';
    case 'channel.topicSet':
      return change.after ? 'topicSet' : 'topicTaken';
    case 'channel.postingSet':
      return change.after === 'admins' ? 'adminsPost' : 'allPost';
    case 'channel.archived':
      return 'archived';
    case 'channel.unarchived':
      return 'unarchived';
    case 'channel.madeFromGroup':
      return 'madeChannel';
    case 'channel.labelSet':
      return change.after ? 'labelSet' : 'labelTaken';
  }
}

/** Stands between messages: what was changed about their channel, by whom and when. `name`: what whoever did it is called now. */
export function ChangeLine({ change, name }: { change: ChannelChange; name?: string | undefined }) {
  const t = useTranslations('channelChange');
  const { by, at } = change;
  const label = change.type === 'channel.labelSet' ? (change.after ?? change.before) : null;
  const text = (words: unknown) => (typeof words === 'string' ? words : '');
  const place = (channel: string) => <bdi className="font-medium text-ink-2">#{channel}</bdi>;
  const words = {
    name: name ?? by?.name ?? '',
    b: (who: ReactNode) => <bdi className="font-semibold text-ink-2">{who}</bdi>,
    before: () => place('before' in change ? text(change.before) : ''),
    after: () => place('after' in change ? text(change.after) : ''),
    topic: () => <bdi className="text-ink-2">{'after' in change ? text(change.after) : ''}</bdi>,
    label: () => label && <LabelChip label={label} className="mx-0.5 max-w-[14rem] align-bottom" />,
  };
  const [withName, without] = sentences[sentenceOf(change)];
  return (
    <p
      data-change={change.type}
      className="mx-auto max-w-[80ch] px-6 py-1.5 text-center text-balance text-[12.5px] leading-5 text-ink-3 [overflow-wrap:anywhere] max-[719px]:px-4"
    >
      {t.rich(by ? withName : without, words)}
      <time dateTime={at} className="ms-2 whitespace-nowrap">
        {formatMoment(at)}
      </time>
    </p>
  );
}
