'use client';
import { useTranslations } from 'use-intl';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/** Stands where a part of the page could not be fetched. */
export function PartMissing({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('ui');
  return (
    <div role="alert" className="h-full bg-paper">
      <EmptyState title={t('partMissing')} act={<Button onClick={onRetry}>{t('tryAgain')}</Button>}>
        {t('partMissingWhy')}
      </EmptyState>
    </div>
  );
}
