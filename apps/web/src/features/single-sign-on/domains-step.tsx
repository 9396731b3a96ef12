'use client';
import { useTranslations } from 'use-intl';
import { Banner } from '@/ui/banner';
import { Seal } from '@/ui/seal';
import { PageSection } from '@/ui/side-page';
import { TextLink } from '@/ui/text-link';

/** A provider speaks for these domains and no others. They are proven on the Members page. */
export function DomainsStep({ slug, domains }: { slug: string; domains: string[] }) {
  const t = useTranslations('singleSignOn.domains');
  const toMembers = <TextLink href={`/${slug}/admin/members`}>{t('prove')}</TextLink>;
  return (
    <PageSection title={t('title')} lead={t('lead')}>
      {domains.length === 0 ? (
        <Banner tone="amber" acts={toMembers}>
          {t('none')}
        </Banner>
      ) : (
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <ul className="flex flex-wrap gap-2" aria-label={t('title')}>
            {domains.map((domain) => (
              <li key={domain} className="flex items-center gap-2 rounded-lg border border-line px-3 py-1.5" dir="ltr">
                <Seal /> {domain}
              </li>
            ))}
          </ul>
          <TextLink href={`/${slug}/admin/members`}>{t('another')}</TextLink>
        </div>
      )}
    </PageSection>
  );
}
