'use client';
import type { OpenedItem } from '@parley/contract/supervision';
import type { supervisedDetectors } from '@parley/contract/supervision';
import { useTranslations } from 'use-intl';

/** Why a message is in the queue, in words. */
export function useWhyWords(): (found: OpenedItem['found'][number]) => string {
  const t = useTranslations('supervision');
  const detectorWord = useTranslations('boundary.detector');
  return ({ reason, name, version, phrase }) => {
    if (reason === 'sample') return t('whySample', { percent: Number(name) });
    if (reason === 'newPerson') return t('whyNew', { days: Number(name) });
    if (reason === 'detector') return detectorWord(name as (typeof supervisedDetectors)[number]);
    return t('whyLexicon', { name, version: version ?? 1, phrase: phrase ?? '' });
  };
}
