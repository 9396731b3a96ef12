'use client';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Select } from '@/ui/select';
import { onEnter } from '@/ui/on-enter';
import { TextField } from '@/ui/text-field';
import type { ExportDraft, ScopePart } from './export-draft.ts';

const parts = ['whole', 'channels', 'people'] as const satisfies ScopePart[];
type Props = { draft: ExportDraft; onChange: (change: Partial<ExportDraft>) => void };

/** Which part of the record: channels, or people for as long as they were somewhere, and from which days. */
export function ScopeFields({ draft, onChange }: Props) {
  const t = useTranslations('archive.export');
  return (
    <>
      <Select
        label={t('part')}
        value={draft.part}
        options={parts.map((value) => ({ value, label: t(`parts.${value}`) }))}
        onChange={(event) => onChange({ part: event.currentTarget.value as ScopePart })}
      />
      {draft.part === 'channels' && <Channels draft={draft} onChange={onChange} />}
      {draft.part === 'people' && <People draft={draft} onChange={onChange} />}
      <div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('from')}
            type="date"
            value={draft.from}
            max={draft.until || undefined}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
          />
          <TextField
            label={t('to')}
            type="date"
            value={draft.until}
            min={draft.from || undefined}
            onChange={(event) => onChange({ until: event.currentTarget.value })}
          />
        </div>
        <p className="pt-1.5 text-sm text-ink-3">{t('daysHint')}</p>
      </div>
    </>
  );
}

function Channels({ draft, onChange }: Props) {
  const t = useTranslations('archive.export');
  const { data } = useBootstrap();
  const named = (data?.channels ?? []).flatMap(({ channel }) => (channel.name ? [{ id: channel.id, name: channel.name }] : []));
  const set = (id: string, isOn: boolean) =>
    onChange({ channelIds: isOn ? [...draft.channelIds, id] : draft.channelIds.filter((other) => other !== id) });
  return (
    <fieldset>
      <legend className="pb-1.5 text-sm font-medium">{t('channels')}</legend>
      <div className="grid max-h-40 gap-1.5 overflow-y-auto rounded-lg border border-line p-3 sm:grid-cols-2">
        {named.map((channel) => (
          <Checkbox
            key={channel.id}
            label={
              <span className="font-normal">
                <bdi>#{channel.name}</bdi>
              </span>
            }
            checked={draft.channelIds.includes(channel.id)}
            onCheckedChange={(isOn) => set(channel.id, isOn)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function People({ draft: { people }, onChange }: Props) {
  const t = useTranslations('archive.export');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const found = useQuery({ ...useTRPC().member.list.queryOptions({ query: wanted }), enabled: wanted !== '' });
  const others = wanted ? (found.data?.items ?? []).filter(({ id }) => people.every((one) => one.id !== id)).slice(0, 6) : [];
  const [first] = others;
  const add = ({ id, name }: { id: string; name: string }) => {
    onChange({ people: [...people, { id, name }] });
    setQuery('');
  };
  const row = 'flex min-h-9 items-center justify-between gap-3 border-b border-line py-1';
  return (
    <div>
      <TextField
        label={t('person')}
        placeholder={t('typeName')}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onEnter(() => first && add(first))}
      />
      <ul aria-label={t('found')}>
        {others.map(({ id, name }) => (
          <li key={id} className={row}>
            <bdi className="truncate">{name}</bdi>
            <Button size="sm" aria-label={t('addNamed', { name })} onClick={() => add({ id, name })}>
              {t('add')}
            </Button>
          </li>
        ))}
      </ul>
      <ul aria-label={t('chosen')} className="pt-2">
        {people.map(({ id, name }) => (
          <li key={id} className={row}>
            <bdi className="truncate font-medium">{name}</bdi>
            <Button
              size="sm"
              variant="quiet"
              aria-label={t('removeNamed', { name })}
              onClick={() => onChange({ people: people.filter((one) => one.id !== id) })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="pt-1.5 text-sm text-ink-3">{t('peopleHint')}</p>
    </div>
  );
}
