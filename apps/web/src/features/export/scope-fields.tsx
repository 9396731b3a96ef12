'use client';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Checkbox } from '@/ui/checkbox';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import { PeopleField } from '@/lib/person-search/people-field';
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
      {draft.part === 'people' && (
        <PeopleField label={t('person')} hint={t('peopleHint')} chosen={draft.people} onChange={(people) => onChange({ people })} />
      )}
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
