'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { TextLink } from '@/ui/text-link';
import { DirectorySection } from './directory-section.tsx';
import { DomainsStep } from './domains-step.tsx';
import { ProviderStep } from './provider-step.tsx';
import { RequireStep } from './require-step.tsx';
import { TestStep } from './test-step.tsx';

/** From nothing to 'our people sign in through our provider', one step below the other. */
export function SingleSignOnPage({ slug }: { slug: string }) {
  const t = useTranslations('singleSignOn');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const view = useQuery(trpc.singleSignOn.get.queryOptions());
  const isForbidden = view.isError && toErrorBody(view.error).code === 'FORBIDDEN';
  const back = <TextLink href={`/${slug}/admin/security`}>{t('backToSecurity')}</TextLink>;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={back} />
      {view.isPending && <Skeleton className="h-64 rounded-lg" />}
      {isForbidden && <Banner>{t('ownersOnly')}</Banner>}
      {view.isError && !isForbidden && (
        <Alert
          acts={
            <Button pending={view.isFetching} onClick={() => void view.refetch()}>
              {ui('tryAgain')}
            </Button>
          }
        >
          {errorText(view.error)}
        </Alert>
      )}
      {view.data && (
        <>
          <DomainsStep slug={slug} domains={view.data.domains} />
          <ProviderStep view={view.data} />
          <TestStep slug={slug} view={view.data} />
          <RequireStep view={view.data} />
          <PageSection title={t('directory.title')} lead={t('directory.lead')}>
            <DirectorySection />
          </PageSection>
        </>
      )}
    </>
  );
}
