'use client';
import type { JournalTargetView } from '@parley/contract/journal';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { TwoKeyChoice } from '@/ui/two-key-choice';
import { useJournalChanged } from './use-journal-changed.ts';

/** The second key to a journal: says first what leaves, and where it goes. */
export function DecideTarget({ target }: { target: JournalTargetView }) {
  const t = useTranslations('journal');
  const changed = useJournalChanged();
  const decide = useMutation(useTRPC().journal.decide.mutationOptions({ onSettled: changed }));
  return (
    <TwoKeyChoice
      words={{ refuse: t('refuse'), agree: t('agree'), title: t('agreeTitle') }}
      decision={decide}
      onDecide={(agrees, after) => decide.mutate({ targetId: target.id, agrees }, after)}
    >
      <p className="text-pretty">
        {t(target.fromBeginning ? 'agreeTextAll' : 'agreeText', { name: target.askedBy.name, place: target.place })}
      </p>
    </TwoKeyChoice>
  );
}
