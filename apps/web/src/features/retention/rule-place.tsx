'use client';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Select } from '@/ui/select';
import { PersonField } from '@/lib/person-search/person-field';
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
  return (
    <PersonField
      label={t('whichPerson')}
      error={error}
      person={draft.id === '' ? null : { memberId: draft.id, name: draft.name }}
      onPick={(person) => onChange({ id: person?.memberId ?? '', name: person?.name ?? '' })}
    />
  );
}
