'use client';
import { domainEntries, type DomainEntry, type MailDomainView } from '@parley/contract/invitation-view';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Select } from '@/ui/select';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';
import { InviteCopy } from './invite-copy.tsx';

/** One domain: what proves it, or, once it is proven, who comes in by it. */
export function InviteDomainRow({ domain, refresh }: { domain: MailDomainView; refresh: () => Promise<unknown> }) {
  const t = useTranslations('members.domains');
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const { id: domainId, domain: name } = domain;
  const prove = useMutation(
    trpc.invitation.proveDomain.mutationOptions({
      onSuccess: async () => {
        await refresh();
        showToast({ title: t('isProven', { domain: name }) });
      },
    }),
  );
  const setEntry = useMutation(
    trpc.invitation.setDomainEntry.mutationOptions({ onSuccess: refresh, scope: { id: `entry of ${domainId}` } }),
  );
  const remove = useMutation(
    trpc.invitation.removeDomain.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setIsAsking(false);
      },
    }),
  );
  const problem = prove.error ?? setEntry.error;
  return (
    <li aria-label={name} className="flex flex-col gap-3 border-b border-line py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="font-semibold" dir="ltr">
          {name}
        </p>
        <Tag tone={domain.provenAt ? 'accent' : 'amber'}>{domain.provenAt ? t('proven') : t('unproven')}</Tag>
        <div className="ms-auto flex flex-wrap items-center gap-2">
          {domain.provenAt && (
            <Select
              hideLabel
              size="sm"
              label={t('entryOf', { domain: name })}
              value={setEntry.isPending ? setEntry.variables.entry : domain.entry}
              options={domainEntries.map((value) => ({ value, label: t(`entry.${value}`) }))}
              onChange={(event) => setEntry.mutate({ domainId, entry: event.target.value as DomainEntry })}
            />
          )}
          <Button size="sm" variant="quiet" aria-label={t('removeNamed', { domain: name })} onClick={() => setIsAsking(true)}>
            {t('remove')}
          </Button>
        </div>
      </div>
      {!domain.provenAt && (
        <div className="flex max-w-2xl flex-col gap-3 rounded-lg bg-sunk p-4">
          <p className="text-ink-2">{t('how')}</p>
          <InviteCopy label={t('recordName')} text={domain.record.name} />
          <InviteCopy label={t('recordValue')} text={domain.record.value} />
          <Button variant="primary" className="self-start" pending={prove.isPending} onClick={() => prove.mutate({ domainId })}>
            {t('look')}
          </Button>
        </div>
      )}
      {problem && <Alert>{errorText(problem)}</Alert>}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('removeAsk', { domain: name })}
        action={t('removeNamed', { domain: name })}
        danger
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate({ domainId })}
      >
        {t('removeLead')}
      </ConfirmDialog>
    </li>
  );
}
