'use client';
import { useTranslations } from 'use-intl';
import { Banner } from './banner.tsx';

/** Where a mail lies on an installation that sends none. */
export function MailHint({ hint, className }: { hint: string | null | undefined; className?: string }) {
  const t = useTranslations('ui');
  if (!hint) return null;
  return (
    <Banner className={className} title={t('noMail')}>
      <p className="text-sm break-words">
        {t.rich('mailLies', { path: () => <span className="font-mono text-[0.92em] break-all">{hint}</span> })}
      </p>
    </Banner>
  );
}
