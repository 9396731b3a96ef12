'use client';
import { useTranslations } from 'use-intl';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** Says that a form was begun before, and lets one begin again. */
export function KeptNote({ kept: { isKept, startAfresh } }: { kept: { isKept: boolean; startAfresh: () => void } }) {
  const t = useTranslations('ui');
  if (!isKept) return null;
  return (
    <Banner
      acts={
        <Button size="sm" onClick={startAfresh}>
          {t('startAfresh')}
        </Button>
      }
    >
      {t('keptHere')}
    </Banner>
  );
}
