'use client';
import type { SocialAccountView, SocialProvider } from '@parley/contract/social';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { LinkDialog } from './link-dialog.tsx';
import { providerName } from '@/ui/provider-name';
import { SocialRow } from './social-row.tsx';
import { toSocialReason } from '@/lib/social-refusal';
import { UnlinkDialog } from './unlink-dialog.tsx';

type Act = { kind: 'link' | 'unlink'; provider: SocialProvider };

/** The accounts elsewhere that open this one. Nothing where the server offers none and none is linked. */
export function SocialSection() {
  const t = useTranslations('social');
  const accounts = useQuery(useTRPC().social.list.queryOptions());
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  if (accounts.data?.items.length === 0) return null;
  return (
    <PageSection id="linked-accounts" title={t('title')} lead={t('lead')}>
      {accounts.isPending && <Skeleton className="h-14 rounded-lg" />}
      {accounts.isError && (
        <Alert acts={<Button onClick={() => void accounts.refetch()}>{t('tryAgain')}</Button>}>{errorText(accounts.error)}</Alert>
      )}
      {accounts.data && (
        <div className="flex flex-col gap-4">
          <Outcome items={accounts.data.items} />
          <ul aria-label={t('title')} className="divide-y divide-line border-y border-line">
            {accounts.data.items.map((account) => (
              <SocialRow
                key={account.provider}
                account={account}
                onAct={() => setAct({ kind: account.linked ? 'unlink' : 'link', provider: account.provider })}
              />
            ))}
          </ul>
        </div>
      )}
      {act?.kind === 'link' && <LinkDialog provider={act.provider} onClose={close} />}
      {act?.kind === 'unlink' && <UnlinkDialog provider={act.provider} onClose={close} />}
    </PageSection>
  );
}

/** What came of it, when the browser has just come back from the provider. */
function Outcome({ items }: { items: SocialAccountView[] }) {
  const t = useTranslations('social');
  const query = useSearchParams();
  const problem = query.get('notLinked');
  const linked = items.find(({ provider, linked: is }) => is && provider === query.get('linked'));
  if (problem) return <Alert title={t('notLinkedTitle')}>{t(`refused.${toSocialReason(problem)}`)}</Alert>;
  if (!linked) return null;
  return (
    <div role="status">
      <Banner tone="seal">{t('isLinked', { provider: providerName[linked.provider] })}</Banner>
    </div>
  );
}
