'use client';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';
import { onEnter } from '@/ui/on-enter';
import { TextField } from '@/ui/text-field';
import type { RuleDraft } from './rule-draft.ts';

type Props = { draft: RuleDraft; error: string | undefined; onChange: (change: Partial<RuleDraft>) => void };

/** The channel or the person that a rule is for; nothing to choose for the others. */
export function RulePlace(props: Props) {
  if (props.draft.scope === 'channel') return <ChannelPlace {...props} />;
  if (props.draft.scope === 'person') return <PersonPlace {...props} />;
  return <div className="max-sm:hidden" />;
}

function ChannelPlace({ draft, error, onChange }: Props) {
  const t = useTranslations('retention');
  const { data } = useBootstrap();
  const named = (data?.channels ?? []).flatMap(({ channel }) =>
    channel.name ? [{ value: channel.id, label: `#${channel.name}` }] : [],
  );
  // The channel of a rule stays in the list, also where its reader does not see it otherwise.
  const isKnown = draft.id === '' || named.some(({ value }) => value === draft.id);
  const former = isKnown ? [] : [{ value: draft.id, label: draft.name ? `#${draft.name}` : t('closedChannel') }];
  return (
    <Select
      label={t('whichChannel')}
      value={draft.id}
      error={error}
      options={[{ value: '', label: t('choose') }, ...former, ...named]}
      onChange={(event) => onChange({ id: event.currentTarget.value })}
    />
  );
}

function PersonPlace({ draft, error, onChange }: Props) {
  const t = useTranslations('retention');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const found = useQuery({ ...useTRPC().member.list.queryOptions({ query: wanted }), enabled: wanted !== '' });
  if (draft.id !== '')
    return (
      <div className="flex flex-col">
        <span className="pb-1.5 text-sm font-medium">{t('whichPerson')}</span>
        <span className="flex h-9 items-center justify-between gap-2">
          <bdi className="truncate">{draft.name}</bdi>
          <Button size="sm" onClick={() => onChange({ id: '', name: '' })}>
            {t('another')}
          </Button>
        </span>
      </div>
    );
  const first = wanted ? found.data?.items[0] : undefined;
  return (
    <div>
      <TextField
        label={t('whichPerson')}
        placeholder={t('typeName')}
        autoComplete="off"
        dir="auto"
        value={query}
        error={error}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onEnter(() => first && onChange({ id: first.id, name: first.name }))}
      />
      {wanted && (
        <ul aria-label={t('found')} className="pt-1">
          {found.data?.items.slice(0, 5).map(({ id, name }) => (
            <li key={id}>
              <Button size="sm" variant="quiet" className="w-full justify-start" onClick={() => onChange({ id, name })}>
                <bdi className="truncate">{name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {wanted && found.data?.items.length === 0 && <p className="pt-1.5 text-sm text-ink-3">{t('nobody')}</p>}
    </div>
  );
}
