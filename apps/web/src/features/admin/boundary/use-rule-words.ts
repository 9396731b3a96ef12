import type { AttachmentKind, BoundaryRuleView } from '@parley/contract/boundary-rule';
import { useTranslations } from 'use-intl';

type Looks = Pick<BoundaryRuleView, 'detector' | 'terms' | 'leastCount' | 'leastMegabytes'>;

/** What a rule looks for, in words. */
export function useRuleWords(): (rule: Looks) => string {
  const t = useTranslations('boundary');
  const whatOf = ({ detector, terms, leastMegabytes }: Looks): string => {
    const count = terms.length;
    if (detector === 'own') return t('ownCount', { count });
    if (detector === 'links') return t('linkCount', { count });
    if (detector === 'otherLinks') return t('otherLinkCount', { count });
    if (detector !== 'files') return t(`detector.${detector}`);
    const kinds = terms.map((kind) => t(`fileKind.${kind as AttachmentKind}`)).join(', ');
    return leastMegabytes > 0 ? t('filesFrom', { kinds, megabytes: leastMegabytes }) : t('filesOf', { kinds });
  };
  return (rule) => (rule.leastCount > 1 ? t('fromFinds', { what: whatOf(rule), count: rule.leastCount }) : whatOf(rule));
}
