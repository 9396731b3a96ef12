'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { TextField } from '@/ui/text-field';
import { InviteCopy } from './invite-copy.tsx';
import { InviteDomainRow } from './invite-domain-row.tsx';

/** Mail domains that are the firm's own: whoever has an address there may come in, at once or after a yes. */
export function InviteDomains({ slug }: { slug: string }) {
  const t = useTranslations('members.domains');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [domain, setDomain] = useState('');
  const listed = useQuery(trpc.invitation.domains.queryOptions());
  const refresh = () => queryClient.invalidateQueries(trpc.invitation.domains.queryFilter());
  const add = useMutation(
    trpc.invitation.addDomain.mutationOptions({
      onSuccess: () => {
        setDomain('');
        return refresh();
      },
    }),
  );
  const domains = listed.data?.items ?? [];
  const isOpen = domains.some(({ provenAt, entry }) => provenAt && entry !== 'off');
  return (
    <PageSection title={t('title')} lead={t('lead')}>
      {listed.isPending && <Skeleton className="h-10 rounded-lg" />}
      {listed.isError && (
        <Alert acts={<Button onClick={() => void listed.refetch()}>{ui('tryAgain')}</Button>}>{errorText(listed.error)}</Alert>
      )}
      {domains.length > 0 && (
        <ul aria-label={t('title')} className="border-t border-line">
          {domains.map((one) => (
            <InviteDomainRow key={one.id} domain={one} refresh={refresh} />
          ))}
        </ul>
      )}
      {isOpen && (
        <div className="max-w-xl pt-4">
          <InviteCopy label={t('joinAddress')} text={new URL(`/join?workspace=${slug}`, window.location.origin).href} />
        </div>
      )}
      <form
        noValidate
        className="flex max-w-xl flex-wrap items-start gap-2 pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ domain });
        }}
      >
        <TextField
          hideLabel
          label={t('domain')}
          placeholder={t('example')}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          className="min-w-0 flex-1"
          value={domain}
          error={add.error ? errorText(add.error) : undefined}
          onChange={(event) => setDomain(event.target.value)}
        />
        <Button type="submit" disabled={domain.trim() === ''} pending={add.isPending}>
          {t('add')}
        </Button>
      </form>
    </PageSection>
  );
}
