'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { PersonFace } from '../people/person-face.tsx';
import { openDialog } from '../shell/open-dialog.ts';

const shown = 3;

/** A few of the people here and how many more; opens the list. */
export function MemberStack({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const members = useQuery(useTRPC().channel.members.queryOptions({ channelId: channel.id }));
  const faces = members.data?.items.slice(0, shown) ?? [];
  const rest = channel.memberCount - faces.length;
  const text = rest > 0 && faces.length > 0 ? `+${rest}` : String(channel.memberCount);
  const words = t('membersCount', { count: channel.memberCount });
  return (
    <div className="flex items-center gap-2 max-[899px]:hidden">
      {faces.map((member) => (
        <PersonFace key={member.id} person={member} size="sm" />
      ))}
      <button
        type="button"
        aria-label={words.includes(text) ? words : `${text}, ${words}`}
        className="grid h-[22px] min-w-[22px] place-items-center rounded-sm bg-sunk px-1.5 text-2xs font-semibold text-ink-2 hover:text-ink"
        onClick={() => openDialog({ kind: 'channelMembers', channelId: channel.id })}
      >
        {text}
      </button>
    </div>
  );
}
