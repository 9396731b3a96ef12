'use client';
import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
import { useFormatter, useTranslations } from 'use-intl';

/** In whose messages, and where, a rule looks. */
export function useScopeWords(): (rule: Pick<BoundaryRuleView, 'scope' | 'roles'>) => string {
  const t = useTranslations('boundary');
  const format = useFormatter();
  const words = ({ kind, name }: BoundaryRuleView['scope']) => {
    switch (kind) {
      case 'everybody':
        return t('where.everybody');
      case 'guests':
        return t('where.guests');
      case 'group':
        return name === null ? t('where.noGroup') : t('where.group', { name });
      case 'channel':
        return name === null ? t('where.closedChannel') : t('where.channel', { name });
      case 'label':
        return t('where.label', { name: name ?? '' });
    }
  };
  return ({ scope, roles: named }) => {
    if (named.length === 0) return words(scope);
    const roles = format.list(
      named.map((role) => t(`role.${role}`)),
      { type: 'conjunction' },
    );
    return scope.kind === 'everybody' ? t('where.ofRoles', { roles }) : t('where.roles', { where: words(scope), roles });
  };
}
