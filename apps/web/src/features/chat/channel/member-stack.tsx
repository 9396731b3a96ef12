'use client';
import { useQuery } from '@tanstack/react-query';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { PersonFace } from '../people/person-face.tsx';
import { openDialog } from '../shell/open-dialog.ts';

const shown = 3;

/** A few of the people here and how many more; opens the list. */
export function MemberStack({ mine: { channel } }: { mine: MyChannelView }) {
  const members = useQuery(useTRPC().channel.members.queryOptions({ channelId: channel.id }));
  const faces = members.data?.items.slice(0, shown) ?? [];
  const rest = channel.memberCount - faces.length;
  return (
    <div className="flex items-center max-[719px]:hidden">
      {faces.map((member) => <PersonFace key={member.id} person={member} size="sm" className="-ms-[3px] rounded-sm shadow-[0_0_0_2px_var(--paper)]" />)}
      <button
        type="button"
        aria-label={channel.memberCount === 1 ? '1 member' : `${channel.memberCount} members`}
        className="ms-1.5 grid h-[22px] min-w-[22px] place-items-center rounded-sm bg-sunk px-1.5 text-2xs font-semibold text-ink-2 hover:text-ink"
        onClick={() => openDialog({ kind: 'channelMembers', channelId: channel.id })}
      >
        {rest > 0 && faces.length > 0 ? `+${rest}` : channel.memberCount}
      </button>
    </div>
  );
}
