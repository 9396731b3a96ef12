'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { PageHead } from '@/ui/side-page';
import { Lexicons } from './lexicons.tsx';
import { Policies } from './policies.tsx';

/** What puts messages into the queue, and the word lists that it uses. */
export function PoliciesPage() {
  const t = useTranslations('supervision');
  const lexicons = useQuery(useTRPC().supervision.lexicons.queryOptions());
  return (
    <>
      <PageHead title={t('policiesTitle')} lead={t('policiesLead')} />
      <Policies lexicons={lexicons.data?.items ?? []} />
      <Lexicons lexicons={lexicons} />
      <p className="max-w-[72ch] pt-6 text-sm text-pretty text-ink-3">{t('notAdvice')}</p>
    </>
  );
}
