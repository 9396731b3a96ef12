'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import { TextField } from '@/ui/text-field';
import { channelTitle } from '../channel/channel-title.ts';
import { foldText } from '../mention/fold-text.ts';
import { useChannels, useMe, useMembers } from '../state/chat-client.tsx';

export type Destination = { kind: 'channel'; id: string; label: string } | { kind: 'person'; id: string; label: string };

const shown = 30;

type Props = {
  value: Destination | null;
  onChange: (destination: Destination) => void;
  /** Offers people to whom one has not written yet, and conversations; a message moves to named channels only. */
  withPeople: boolean;
  exceptChannelId?: string;
};

/** Finds a place to send something to, by typing a part of its name. */
export function DestinationPicker({ value, onChange, withPeople, exceptChannelId }: Props) {
  const t = useTranslations('message');
  const name = useId();
  const me = useMe();
  const channels = useChannels();
  const members = useMembers();
  const [query, setQuery] = useState('');
  const found = destinations({ channels, members: withPeople ? members : [], myId: me.id, withPeople, exceptChannelId })
    .filter(({ label }) => foldText(label).includes(foldText(query.trim().replace(/^[#@]/, ''))))
    .slice(0, shown);
  return (
    <fieldset className="min-w-0">
      <TextField
        label={t(withPeople ? 'findChannelOrPerson' : 'findChannel')}
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div role="radiogroup" aria-label={t('places')} className="mt-2 max-h-56 overflow-y-auto rounded-lg border border-line p-1">
        {found.length === 0 && <p className="px-2 py-3 text-center text-sm text-ink-3">{t('noPlaces')}</p>}
        {found.map((place) => (
          <label
            key={place.id}
            className="flex min-h-9 items-center gap-2.5 rounded-md px-2 hover:bg-sunk has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              className="size-4 accent-accent"
              checked={value?.id === place.id}
              onChange={() => onChange(place)}
            />
            <span dir="auto" className="min-w-0 truncate">
              {place.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type Offer = {
  channels: MyChannelView[];
  members: MemberView[];
  myId: string;
  withPeople: boolean;
  exceptChannelId?: string | undefined;
};

export function destinations({ channels, members, myId, withPeople, exceptChannelId }: Offer): Destination[] {
  const open = channels.filter(
    ({ can, channel }) => can.post && channel.id !== exceptChannelId && (withPeople || channel.name !== null),
  );
  const known = new Set(
    open.flatMap(({ channel }) => (channel.kind === 'direct' ? channel.members.map(({ memberId }) => memberId) : [])),
  );
  return [
    ...open.map(({ channel }): Destination => ({ kind: 'channel', id: channel.id, label: channelTitle(channel, myId) })),
    ...members
      .filter(({ id, isDeactivated }) => id !== myId && !isDeactivated && !known.has(id))
      .map(({ id, name }): Destination => ({ kind: 'person', id, label: name })),
  ];
}
