'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Select } from '@/ui/select';
import { ToGroups } from './to-groups.tsx';
import { rest, type BarrierDraft } from './barrier-draft.ts';

type Props = {
  draft: BarrierDraft;
  problemOf: (field: string) => string | undefined;
  onChange: (change: Partial<BarrierDraft>) => void;
};

/** The two sides: a group, and another group or everybody else. */
export function SideFields({ draft, problemOf, onChange }: Props) {
  const t = useTranslations('barrier');
  const groups = useQuery(useTRPC().group.list.queryOptions());
  const items = groups.data?.items ?? [];
  const options = items.map(({ id, name }) => ({ value: id, label: name }));
  const choose = { value: '', label: t('choose') };
  if (groups.isError) return <Alert title={t('groupsNotFetched')}>{errorText(groups.error)}</Alert>;
  if (groups.data && items.length === 0)
    return (
      <Banner tone="amber" acts={<ToGroups isAside />}>
        {t('noGroups')}
      </Banner>
    );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t('oneSide')}
        value={draft.oneGroupId}
        options={[choose, ...options]}
        error={problemOf('oneGroupId')}
        onChange={(event) => onChange({ oneGroupId: event.currentTarget.value })}
      />
      <Select
        label={t('otherSide')}
        value={draft.other}
        options={[choose, { value: rest, label: t('everybodyElse') }, ...options.filter(({ value }) => value !== draft.oneGroupId)]}
        error={problemOf('other')}
        onChange={(event) => onChange({ other: event.currentTarget.value })}
      />
    </div>
  );
}
