'use client';
import type { MatterRetention } from '@parley/contract/matter-retention';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { ChangeCard } from './change-card.tsx';
import { useMatterWords } from './use-matter-words.ts';

type Props = { change: NonNullable<MatterRetention['change']>; canSet: boolean };

/** A change of a matter's rule that has to be agreed to, or whose day has not come. */
export function MatterChange({ change, canSet }: Props) {
  const t = useTranslations('retention');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const words = useMatterWords();
  const done = { onSuccess: () => queryClient.invalidateQueries(trpc.matter.pathFilter()) };
  return (
    <ChangeCard
      className="pt-3"
      change={change}
      title={change.dueAt ? t('ofMatter.holdsFrom', { date: formatDate(change.dueAt) }) : t('needsSecond')}
      said={t('ofMatter.would', { rule: words(change.rule) })}
      waitsFor={t('ofMatter.waitForOther')}
      ask={{ title: t('ofMatter.agreeAsk'), lead: t('ofMatter.agreeLead') }}
      agree={useMutation(trpc.matter.agreeToRetention.mutationOptions(done))}
      withdraw={useMutation(trpc.matter.withdrawRetention.mutationOptions(done))}
      canAct={canSet}
    />
  );
}
