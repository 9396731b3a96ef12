import { useTranslations } from 'use-intl';

/** What a list of results says while it is not there. */
export function useResultWords() {
  const t = useTranslations('search');
  return {
    loading: t('searching'),
    failed: t('notSearched'),
    emptyTitle: t('noneTitle'),
    empty: t('noneWords'),
    more: t('more'),
  };
}
