'use client';
import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Select } from '@/ui/select';
import type { RuleDraft } from './rule-draft.ts';

const scopes = ['everybody', 'guests', 'group', 'channel'] as const;
type Props = {
  draft: RuleDraft;
  rule: BoundaryRuleView | null;
  error: string | undefined;
  onChange: (change: Partial<RuleDraft>) => void;
};

/** In whose messages the rule looks; a group or a channel is chosen by its name. */
export function RuleScopeFields({ draft, rule, error, onChange }: Props) {
  const t = useTranslations('boundary');
  const groups = useQuery({ ...useTRPC().group.list.queryOptions(), enabled: draft.scope === 'group' });
  const { data } = useBootstrap();
  const channels = (data?.channels ?? []).flatMap(({ channel }) =>
    channel.name ? [{ id: channel.id, name: `#${channel.name}` }] : [],
  );
  const found = draft.scope === 'group' ? (groups.data?.items ?? []) : channels;
  // What the rule is about stays in the list, also where its reader does not see it otherwise.
  const { scope } = rule ?? {};
  const isKnown = !scope?.id || scope.kind !== draft.scope || found.some(({ id }) => id === scope.id);
  const former = !isKnown && scope?.id ? [{ id: scope.id, name: scope.name ?? t('where.closedChannel') }] : [];
  const options = [{ value: '', label: t('choose') }, ...[...former, ...found].map(({ id, name }) => ({ value: id, label: name }))];
  const isNamed = draft.scope === 'group' || draft.scope === 'channel';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t('whose')}
        value={draft.scope}
        options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        onChange={(event) => onChange({ scope: event.currentTarget.value as RuleDraft['scope'], scopeId: '' })}
      />
      {isNamed && (
        <Select
          label={t(draft.scope === 'group' ? 'whichGroup' : 'whichChannel')}
          value={draft.scopeId}
          options={options}
          error={error}
          onChange={(event) => onChange({ scopeId: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
