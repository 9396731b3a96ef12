'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { readKeptInvitation } from '@/lib/kept-invitation';
import { Banner } from '@/ui/banner';
import { TextLink } from '@/ui/text-link';

/** For somebody who came from a list of people that had no seats: it is as they left it. */
export function GoOnInviting({ slug }: { slug: string }) {
  const t = useTranslations('billing.offer');
  const [kept] = useState(() => readKeptInvitation(slug));
  if (!kept) return null;
  return (
    <Banner
      className="mb-6"
      title={t('kept')}
      acts={<TextLink href={`/${slug}/admin/members?invite=${kept.kind}`}>{t('goOn')}</TextLink>}
    >
      {t('keptLead')}
    </Banner>
  );
}
