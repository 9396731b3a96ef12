'use client';
import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
import { roles, type Role } from '@parley/contract/member-view';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Checkbox } from '@/ui/checkbox';
import { Select } from '@/ui/select';
import type { RuleDraft } from './rule-draft.ts';

const scopes = ['everybody', 'group', 'channel', 'label'] as const;
const questions = { group: 'whichGroup', channel: 'whichChannel', label: 'whichLabel' } as const;
type Props = {
  draft: RuleDraft;
  rule: BoundaryRuleView | null;
  error: string | undefined;
  onChange: (change: Partial<RuleDraft>) => void;
};

const isNamed = (scope: RuleDraft['scope']): scope is keyof typeof questions => scope in questions;

/** In whose messages the rule looks, and where; a group, a channel or a label is chosen by its name. */
export function RuleScopeFields({ draft, rule, error, onChange }: Props) {
  const t = useTranslations('boundary');
  const groups = useQuery({ ...useTRPC().group.list.queryOptions(), enabled: draft.scope === 'group' });
  const labels = useQuery({ ...useTRPC().label.shown.queryOptions(), enabled: draft.scope === 'label' });
  const { data } = useBootstrap();
  const channels = (data?.channels ?? []).flatMap(({ channel }) =>
    channel.name ? [{ id: channel.id, name: `#${channel.name}` }] : [],
  );
  const lists = { group: groups.data?.items ?? [], label: labels.data?.labels ?? [], channel: channels };
  const found = isNamed(draft.scope) ? lists[draft.scope] : [];
  // What the rule is about stays in the list, also where its reader does not see it otherwise.
  const { scope } = rule ?? {};
  const isKnown = !scope?.id || scope.kind !== draft.scope || found.some(({ id }) => id === scope.id);
  const former = !isKnown && scope?.id ? [{ id: scope.id, name: scope.name ?? t('where.closedChannel') }] : [];
  const options = [{ value: '', label: t('choose') }, ...[...former, ...found].map(({ id, name }) => ({ value: id, label: name }))];
  const turn = (role: Role) => (isOn: boolean) =>
    onChange({ roles: roles.filter((one) => (one === role ? isOn : draft.roles.includes(one))) });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t('whose')}
        value={draft.scope}
        options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        onChange={(event) => onChange({ scope: event.currentTarget.value as RuleDraft['scope'], scopeId: '' })}
      />
      {isNamed(draft.scope) && (
        <Select
          label={t(questions[draft.scope])}
          value={draft.scopeId}
          options={options}
          error={error}
          onChange={(event) => onChange({ scopeId: event.currentTarget.value })}
        />
      )}
      <fieldset className="sm:col-span-2">
        <legend className="pb-1 text-sm font-medium">{t('byWhom')}</legend>
        <p className="pb-1.5 text-sm text-ink-3">{t('byWhomHint')}</p>
        <div className="flex flex-wrap gap-x-6 gap-y-1.5">
          {roles.map((role) => (
            <Checkbox key={role} label={t(`role.${role}`)} checked={draft.roles.includes(role)} onCheckedChange={turn(role)} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
