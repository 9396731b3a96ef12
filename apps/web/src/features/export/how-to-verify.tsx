'use client';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { PageSection } from '@/ui/side-page';
import { TextLink } from '@/ui/text-link';

/** The exact words to type, so that nobody has to believe us. */
export function HowToVerify({ keyId }: { keyId: string | null }) {
  const t = useTranslations('archive');
  const { tenant } = useParams<{ tenant: string }>();
  const command = keyId ? `node verify.mjs . --key ${keyId}` : 'node verify.mjs .';
  return (
    <PageSection title={t('verify.title')} lead={t('verify.lead')}>
      <ol className="list-decimal space-y-2 ps-5 text-[14.5px] text-pretty text-ink-2">
        <li>{t('verify.unpack')}</li>
        <li>
          {t('verify.run')}
          <pre
            dir="ltr"
            tabIndex={0}
            aria-label={t('verify.command')}
            className="mt-2 overflow-x-auto rounded-lg bg-sunk px-3.5 py-2.5 font-mono text-[13px] text-ink"
          >
            {command}
          </pre>
        </li>
        <li>{t('verify.answer')}</li>
      </ol>
      <p className="pt-3 text-[13.5px] text-ink-3">
        {t.rich('verify.keys', {
          link: (words) => (
            <TextLink href={`/api/keys/${tenant}`} target="_blank" prefetch={false}>
              {words}
            </TextLink>
          ),
        })}
      </p>
    </PageSection>
  );
}
