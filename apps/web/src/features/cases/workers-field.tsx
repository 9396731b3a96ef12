'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ToPermissions } from '@/lib/to-permissions';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Checkbox } from '@/ui/checkbox';
import type { CaseDraft } from './case-draft.ts';

type Props = { draft: CaseDraft; me: string; error: string | undefined; onChange: (workerIds: string[]) => void };

/** Who may read in the case; and whether there is anybody left to approve it. */
export function WorkersField({ draft, me, error, onChange }: Props) {
  const t = useTranslations('cases');
  const people = useQuery(useTRPC().case.people.queryOptions());
  const { workerIds, members } = draft;
  const custodians = new Set(members.map(({ memberId }) => memberId));
  const items = people.data?.items.filter(({ memberId }) => !custodians.has(memberId) || workerIds.includes(memberId)) ?? [];
  const approvers = people.data?.items.filter(({ memberId }) => memberId !== me && !custodians.has(memberId)) ?? [];
  return (
    <fieldset className="grid gap-2">
      <legend className="pb-1.5 text-sm font-medium">{t('workers')}</legend>
      {items.map(({ memberId, name }) => (
        <Checkbox
          key={memberId}
          label={<bdi>{name}</bdi>}
          checked={workerIds.includes(memberId)}
          onCheckedChange={(isIn) => onChange(isIn ? [...workerIds, memberId] : workerIds.filter((id) => id !== memberId))}
        />
      ))}
      {error && (
        <p role="alert" className="text-sm font-medium text-red-text">
          {error}
        </p>
      )}
      {people.data &&
        (approvers.length > 0 ? (
          <p className="text-sm text-ink-3">{t('approvers', { count: approvers.length })}</p>
        ) : (
          <Banner tone="amber" title={t('nobodyElse')} acts={<ToPermissions />}>
            {t('nobodyElseLead')}
          </Banner>
        ))}
    </fieldset>
  );
}
