'use client';
import type { RetentionView } from '@parley/contract/retention';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { ToPermissions } from '@/lib/to-permissions';
import { useTRPC } from '@/lib/trpc';
import { ChangeCard } from './change-card.tsx';
import { RuleList } from './rule-list.tsx';

type Change = NonNullable<RetentionView['change']>;

/** A change of the firm's rules that has to be agreed to, or whose day has not come. */
export function WaitingChange({ change, others }: { change: Change; others: number }) {
  const t = useTranslations('retention');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = { onSuccess: () => queryClient.invalidateQueries(trpc.retention.get.queryFilter()) };
  return (
    <ChangeCard
      className="mb-2"
      change={change}
      title={change.dueAt ? t('holdsFrom', { date: formatDate(change.dueAt) }) : t('needsSecond')}
      waitsFor={
        others > 0 ? (
          t('waitForOthers', { count: others })
        ) : (
          <>
            {t('nobodyElse')} <ToPermissions />
          </>
        )
      }
      ask={{ title: t('agreeAsk'), lead: t('agreeLead') }}
      agree={useMutation(trpc.retention.agree.mutationOptions(done))}
      withdraw={useMutation(trpc.retention.withdraw.mutationOptions(done))}
    >
      <div className="ps-[3px] pt-4">
        <h2 className="pb-2 text-[13.5px] font-medium text-ink-2">{t('wouldHold')}</h2>
        <RuleList label={t('wouldHold')} rules={change.rules} />
      </div>
    </ChangeCard>
  );
}
