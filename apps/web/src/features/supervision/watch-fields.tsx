'use client';
import { watchKinds, type PolicyView } from '@parley/contract/supervision';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Checkbox } from '@/ui/checkbox';
import { Select } from '@/ui/select';
import { PeopleField } from '@/lib/person-search/people-field';
import type { PolicyDraft } from './policy-draft.ts';

type Props = {
  draft: PolicyDraft;
  policy: PolicyView | null;
  error: string | undefined;
  onChange: (change: Partial<PolicyDraft>) => void;
};

/** Whose messages the policy watches, and whether closed conversations are among them. */
export function WatchFields({ draft, policy, error, onChange }: Props) {
  const t = useTranslations('supervision');
  const groups = useQuery({ ...useTRPC().group.list.queryOptions(), enabled: draft.watch === 'group' });
  const { groupId, groupName } = policy?.latest.watch ?? { groupId: null, groupName: null };
  const known = groups.data?.items ?? (groupId ? [{ id: groupId, name: groupName ?? t('groupGone') }] : []);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('whom')}
          value={draft.watch}
          options={watchKinds.map((value) => ({ value, label: t(`watch.${value}`) }))}
          onChange={(event) => onChange({ watch: watchKinds.find((one) => one === event.currentTarget.value) ?? 'everybody' })}
        />
        {draft.watch === 'group' && (
          <Select
            label={t('whichGroup')}
            value={draft.groupId}
            error={error && t('groupNeeded')}
            options={[{ value: '', label: t('choose') }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => onChange({ groupId: event.currentTarget.value })}
          />
        )}
        {draft.watch === 'members' && (
          <PeopleField
            label={t('whichPeople')}
            error={error && t('peopleNeeded')}
            chosen={draft.members}
            onChange={(members) => onChange({ members })}
          />
        )}
      </div>
      <Checkbox
        label={t('reachesPrivate')}
        hint={t('reachesPrivateHint')}
        checked={draft.reachesPrivate}
        onCheckedChange={(reachesPrivate) => onChange({ reachesPrivate })}
      />
    </>
  );
}
