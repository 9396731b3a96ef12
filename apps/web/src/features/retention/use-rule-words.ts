'use client';
import type { RetentionRuleView } from '@parley/contract/retention';
import { useTranslations } from 'use-intl';
import { splitDays } from './rule-draft.ts';

/** For what a rule is, and what it says, in words. */
export function useRuleWords() {
  const t = useTranslations('retention');
  const place = ({ scope, name }: Pick<RetentionRuleView, 'scope' | 'name'>): string => {
    if (scope === 'everything' || scope === 'direct') return t(`scope.${scope}`);
    if (scope === 'person') return t('whatPersonWrites', { name: name ?? '' });
    return name === null ? t('closedChannel') : `#${name}`;
  };
  const time = (days: number): string => {
    const { count, unit } = splitDays(days);
    return t(unit === 'years' ? 'years' : 'days', { count });
  };
  const says = ({ act, days }: Pick<RetentionRuleView, 'act' | 'days'>): string =>
    days === null || act === 'forever' ? t('says.forever') : t(`says.${act}`, { time: time(days) });
  return { place, says };
}
