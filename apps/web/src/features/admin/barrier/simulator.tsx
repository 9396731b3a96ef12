'use client';
import { channelActs, personActs, type SimulateInput } from '@parley/contract/barrier';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Select } from '@/ui/select';
import { PageSection } from '@/ui/side-page';
import { PersonField } from '@/lib/person-search/person-field';
import type { Person } from '@/lib/person-search/person-search';
import { SimulatedAnswer } from './simulated-answer.tsx';

const acts = [...personActs, ...channelActs] as const;
type Act = (typeof acts)[number];

/** Two people, or a person and a channel, and one act: may they, and what decides. */
export function Simulator() {
  const t = useTranslations('barrier');
  const [person, setPerson] = useState<Person | null>(null);
  const [other, setOther] = useState<Person | null>(null);
  const [act, setAct] = useState<Act>('write');
  const [channelId, setChannelId] = useState('');
  const { data } = useBootstrap();
  const channels = (data?.channels ?? []).flatMap(({ channel }) =>
    channel.name ? [{ value: channel.id, label: `#${channel.name}` }] : [],
  );
  const isOnPerson = act === 'find' || act === 'write';
  const input: SimulateInput | null = !person
    ? null
    : isOnPerson
      ? other && { act, memberId: person.memberId, otherId: other.memberId }
      : channelId
        ? { act, memberId: person.memberId, channelId }
        : null;
  const asked = useQuery({
    ...useTRPC().barrier.simulate.queryOptions(input ?? { act: 'find', memberId: '', otherId: '' }),
    enabled: input !== null,
    gcTime: 0,
    retry: false,
  });
  return (
    <PageSection id="simulator" title={t('simulator')} lead={t('simulatorLead')}>
      <div className="grid items-start gap-4 md:grid-cols-[1fr_1fr_1fr]">
        <PersonField among="everybody" label={t('who')} person={person} onPick={setPerson} />
        <Select
          label={t('does')}
          value={act}
          options={acts.map((value) => ({ value, label: t(`act.${value}`) }))}
          onChange={(event) => setAct(event.currentTarget.value as Act)}
        />
        {isOnPerson ? (
          <PersonField among="everybody" label={t('toWhom')} person={other} onPick={setOther} />
        ) : (
          <Select
            label={t('where')}
            value={channelId}
            options={[{ value: '', label: t('choose') }, ...channels]}
            onChange={(event) => setChannelId(event.currentTarget.value)}
          />
        )}
      </div>
      <div role="status" className="min-h-20 pt-4">
        {input ? <SimulatedAnswer asked={asked} /> : <p className="text-ink-3">{t('chooseAll')}</p>}
      </div>
    </PageSection>
  );
}
