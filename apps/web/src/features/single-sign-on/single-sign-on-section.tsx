'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { buttonClass } from '@/ui/button-class';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import Link from 'next/link';

/** On the Security page: how it stands, and the way to its own page. Owners alone set it up. */
export function SingleSignOnSection({ slug }: { slug: string }) {
  const t = useTranslations('singleSignOn');
  const trpc = useTRPC();
  const view = useQuery({ ...trpc.singleSignOn.get.queryOptions(), retry: false });
  const state = () => {
    if (view.isPending) return <Skeleton className="h-9 w-64 rounded-lg" />;
    if (view.isError) return <p className="text-ink-2">{t('ownersOnly')}</p>;
    const { provider, isRequired } = view.data;
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-[60ch] text-pretty text-ink-2">
          {provider ? t(isRequired ? 'state.required' : 'state.offered', { issuer: provider.issuer }) : t('state.none')}
        </p>
        <Link href={`/${slug}/admin/security/single-sign-on`} className={buttonClass()}>
          {t(provider ? 'open' : 'setUp')}
        </Link>
      </div>
    );
  };
  return (
    <PageSection title={t('title')} lead={t('sectionLead')}>
      {state()}
    </PageSection>
  );
}
