'use client';
import type { ExportView } from '@parley/contract/export-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { TwoKeyChoice } from '@/ui/two-key-choice';

/** The second key to an export. */
export function DecideExport({ made }: { made: ExportView }) {
  const t = useTranslations('archive.export');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const decide = useMutation(
    trpc.export.decide.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.export.list.infiniteQueryKey() }),
    }),
  );
  return (
    <TwoKeyChoice
      words={{ refuse: t('refuse'), agree: t('agree'), title: t('agreeTitle') }}
      decision={decide}
      onDecide={(agrees, after) => decide.mutate({ exportId: made.id, agrees }, after)}
    >
      <p className="text-pretty">{t('agreeText', { name: made.createdBy.name })}</p>
      <p className="pt-2 text-pretty" dir="auto">
        {made.reason || t('noReason')}
      </p>
    </TwoKeyChoice>
  );
}
