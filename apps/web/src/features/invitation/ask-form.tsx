'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { email, personName } from '@parley/contract/primitives';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import * as z from 'zod';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { MailHint } from '@/ui/mail-hint';
import { QuietPage } from '@/ui/quiet-page';
import { Skeleton } from '@/ui/skeleton';
import { TextField } from '@/ui/text-field';

const wish = z.object({ name: personName, email });
type Door = { token: string } | { workspace: string };

/** By a link, or by an address of the firm: whoever asks gets a mail, and joins from there. */
export function AskToJoin({ door }: { door: Door }) {
  const t = useTranslations('invitation');
  const found = useQuery(useTRPC().invitation.findDoor.queryOptions({ door }, { staleTime: Infinity, retry: false }));
  if (found.isPending)
    return (
      <QuietPage title={t('opening')}>
        <div role="status" aria-label={t('opening')} className="flex flex-col gap-5">
          <Skeleton className="h-11 rounded-lg" />
          <Skeleton className="h-11 rounded-lg" />
        </div>
      </QuietPage>
    );
  if (found.isError)
    return (
      <QuietPage title={t('linkClosed')}>
        <Alert>{errorText(found.error)}</Alert>
      </QuietPage>
    );
  const { workspaceName, isGuest, needsApproval } = found.data;
  const lead = isGuest ? t('askGuestLead') : 'workspace' in door ? t('askFirmLead') : t('askLead');
  return (
    <QuietPage title={t('join', { workspace: workspaceName })} lead={lead} promise={t('promise')}>
      <AskForm door={door} workspaceName={workspaceName} needsApproval={needsApproval} />
    </QuietPage>
  );
}

function AskForm({ door, workspaceName, needsApproval }: { door: Door; workspaceName: string; needsApproval: boolean }) {
  const t = useTranslations('invitation');
  const ask = useMutation(useTRPC().invitation.askToJoin.mutationOptions());
  const { register, handleSubmit, formState, getValues } = useForm({ resolver: zodResolver(wish) });
  const { errors } = formState;
  if (ask.isSuccess)
    return (
      <div role="status" className="flex flex-col gap-4">
        <Banner tone="seal" title={t('lookForMail')}>
          {t('lookForMailLead', { email: getValues('email') })}
        </Banner>
        {needsApproval && <p className="text-ink-2">{t('thenApproved', { workspace: workspaceName })}</p>}
        <MailHint hint={ask.data.mailHint} />
        <Button className="self-start" onClick={() => ask.reset()}>
          {t('otherAddress')}
        </Button>
      </div>
    );
  return (
    <form
      method="post"
      noValidate
      onSubmit={handleSubmit((input) => ask.mutate({ door, ...input }))}
      className="flex flex-col gap-5"
    >
      {ask.isError && <Alert>{errorText(ask.error)}</Alert>}
      <TextField
        size="lg"
        label={t('name')}
        hint={t('nameHint', { workspace: workspaceName })}
        autoComplete="name"
        error={errors.name?.message}
        {...register('name')}
      />
      <TextField
        size="lg"
        type="email"
        label={t('workEmail')}
        autoComplete="email"
        spellCheck={false}
        error={errors.email?.message}
        {...register('email')}
      />
      <Button type="submit" variant="primary" size="lg" pending={ask.isPending} className="mt-1">
        {t('sendMe')}
      </Button>
    </form>
  );
}
