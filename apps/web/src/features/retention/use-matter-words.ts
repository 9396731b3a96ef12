'use client';
import type { MatterRetention } from '@parley/contract/matter-retention';
import { useTranslations } from 'use-intl';
import { splitDays } from './rule-draft.ts';

/** What the rule of a matter says, in words. */
export function useMatterWords(): (rule: MatterRetention['rule']) => string {
  const t = useTranslations('retention');
  return (rule) => {
    if (!rule) return t('ofMatter.none');
    if (rule.days === null || rule.act === 'forever') return t('says.forever');
    const { count, unit } = splitDays(rule.days);
    const time = t(unit === 'years' ? 'years' : 'days', { count });
    return t(`ofMatter.says.${rule.act}.${rule.countsFrom}`, { time });
  };
}
