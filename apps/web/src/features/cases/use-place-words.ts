'use client';
import type { CaseMessage } from '@parley/contract/case';
import { useTranslations } from 'use-intl';

/** Where a message stands: a channel by its name, a conversation by its people. */
export function usePlaceWords(): (channel: CaseMessage['channel']) => string {
  const t = useTranslations('cases');
  return ({ kind, name }) =>
    kind === 'public' ? `#${name}` : kind === 'private' ? t('privateChannel', { name }) : t('conversation', { names: name });
}
