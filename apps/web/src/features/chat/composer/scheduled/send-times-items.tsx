'use client';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { MenuGroup, MenuItem, MenuLabel } from '@/ui/menu';
import { useChannel, useMe } from '../../state/chat-client.tsx';
import { hereZone } from './here-zone.ts';
import { sendTimes } from './send-times.ts';

type Props = { channelId: string; isDisabled: boolean; onChoose: (at: Date) => void; onAsk: () => void };

/** When to send: mornings to come, here and where the other person of a conversation is. */
export function SendTimes({ channelId, isDisabled, onChoose, onAsk }: Props) {
  const t = useTranslations('drafts');
  const format = useFormatter();
  const other = useOther(channelId);
  const [now] = useState(() => new Date());
  const [zone] = useState(hereZone);
  const clock = (at: Date, timeZone: string) =>
    format.dateTime(at, { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone });
  const name = other?.name ?? '';
  const theirZone = other?.timeZone === zone ? null : other?.timeZone;
  return (
    <MenuGroup>
      <MenuLabel>{t('sendLater')}</MenuLabel>
      {sendTimes(now, { zone, theirZone }).map(({ key, at }) => (
        <MenuItem key={key} disabled={isDisabled} className="items-start justify-between gap-6" onClick={() => onChoose(at)}>
          <bdi>{t(key, { name })}</bdi>
          <span className="text-end text-sm text-ink-3">
            {clock(at, zone)}
            {theirZone && (
              <>
                <br />
                {t('theirTime', { time: clock(at, theirZone), name })}
              </>
            )}
          </span>
        </MenuItem>
      ))}
      <MenuItem disabled={isDisabled} onClick={onAsk}>
        <CalendarClock aria-hidden strokeWidth={1.6} />
        {t('otherTime')}
      </MenuItem>
    </MenuGroup>
  );
}

/** The other person of a conversation of two, with their zone once it is known. */
function useOther(channelId: string): { name: string; timeZone: string | null } | null {
  const me = useMe();
  const channel = useChannel(channelId)?.channel;
  const person = channel?.kind === 'direct' ? channel.members.find(({ memberId }) => memberId !== me.id) : undefined;
  const { data } = useQuery(
    useTRPC().member.timeZone.queryOptions(
      { memberId: person?.memberId ?? '' },
      { enabled: person !== undefined, staleTime: 300_000 },
    ),
  );
  return person ? { name: person.name.split(' ')[0] ?? person.name, timeZone: data?.timeZone ?? null } : null;
}
