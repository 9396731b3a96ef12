'use client';
import type { PolicyTerms } from '@parley/contract/supervision';
import { useFormatter, useTranslations } from 'use-intl';

/** What a policy does, as sentences: whom it watches, what it looks for, who reviews. */
export function usePolicyWords(): (terms: PolicyTerms) => { watches: string; looksFor: string; reviewers: string } {
  const t = useTranslations('supervision');
  const detectorWord = useTranslations('boundary.detector');
  const format = useFormatter();
  return (terms) => {
    const { watch, lexicons, detectors, samplePermille, newDays, reviewers, reachesPrivate, needsSecond } = terms;
    const whom =
      watch.kind === 'everybody'
        ? t('watchEverybody')
        : watch.kind === 'group'
          ? t('watchGroup', { group: watch.groupName ?? t('groupGone') })
          : format.list(watch.members.map(({ name }) => name));
    const looksFor = [
      ...lexicons.map(({ name }) => t('byLexicon', { name })),
      ...detectors.map((name) => detectorWord(name)),
      ...(newDays > 0 ? [t('byNew', { days: newDays })] : []),
      ...(samplePermille > 0 ? [t('bySample', { percent: samplePermille / 10 })] : []),
    ];
    return {
      watches: t(reachesPrivate ? 'watchesAll' : 'watchesOpen', { whom }),
      looksFor: format.list(looksFor),
      reviewers: t(needsSecond ? 'reviewedByTwo' : 'reviewedBySome', { people: format.list(reviewers.map(({ name }) => name)) }),
    };
  };
}
