'use client';
import type { ProviderTestView, SingleSignOnView } from '@parley/contract/single-sign-on';
import { useLocale, useTranslations } from 'use-intl';
import { refusalInWords } from '@/lib/i18n/refusals';
import { Alert, Banner } from '@/ui/banner';
import { buttonClass } from '@/ui/button-class';
import { PageSection } from '@/ui/side-page';
import { Cell, HeadCell, Table } from '@/ui/table';

/** Signs in at the provider and opens nothing: what came back is shown. */
export function TestStep({ slug, view }: { slug: string; view: SingleSignOnView }) {
  const t = useTranslations('singleSignOn.test');
  return (
    <PageSection title={t('title')} lead={t('lead')} id="test">
      {view.provider ? (
        <a href={`/api/sso/test?workspace=${slug}`} className={buttonClass({ variant: view.test ? 'secondary' : 'primary' })}>
          {t(view.test ? 'again' : 'start')}
        </a>
      ) : (
        <p className="text-ink-3">{t('first')}</p>
      )}
      {view.provider && view.test && <TestResult test={view.test} />}
    </PageSection>
  );
}

function TestResult({ test }: { test: ProviderTestView }) {
  const t = useTranslations('singleSignOn.test');
  const locale = useLocale();
  const at = new Date(test.at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="flex flex-col gap-4 pt-4">
      {test.isStale && <Banner tone="amber">{t('stale')}</Banner>}
      {test.problem ? (
        <Alert title={t('failed', { at })}>{refusalInWords(test.problem)}</Alert>
      ) : (
        <Banner tone="seal" title={t('worked', { at })}>
          {t('workedText')}
        </Banner>
      )}
      {test.claims.length > 0 && (
        <Table label={t('claims')}>
          <thead>
            <tr>
              <HeadCell>{t('claim')}</HeadCell>
              <HeadCell>{t('value')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {test.claims.map(({ name, value }) => (
              <tr key={name}>
                <Cell dir="ltr" className="font-mono text-[13px] break-all text-start">
                  {name}
                </Cell>
                <Cell dir="auto" className="break-all">
                  {value}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
