'use client';
import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
import { useTranslations } from 'use-intl';

/** In whose messages, or where, a rule looks. */
export function useScopeWords(): (scope: BoundaryRuleView['scope']) => string {
  const t = useTranslations('boundary');
  return ({ kind, name }) => {
    switch (kind) {
      case 'everybody':
        return t('where.everybody');
      case 'guests':
        return t('where.guests');
      case 'group':
        return name === null ? t('where.noGroup') : t('where.group', { name });
      case 'channel':
        return name === null ? t('where.closedChannel') : t('where.channel', { name });
    }
  };
}
