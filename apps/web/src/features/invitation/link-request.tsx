'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { email } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import * as z from 'zod';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { MailHint } from '@/ui/mail-hint';
import { TextField } from '@/ui/text-field';

const wish = z.object({ email });

/** Asks for a link that signs in. The answer is the same whether or not anybody has this address. */
export function LinkRequest({ knownEmail }: { knownEmail?: string | undefined }) {
  const t = useTranslations('invitation');
  const request = useMutation(useTRPC().account.requestSignInLink.mutationOptions());
  // Without values of its own: what was typed before this page came alive is taken from the field.
  const { register, handleSubmit, formState, getValues } = useForm<z.input<typeof wish>>({ resolver: zodResolver(wish) });
  if (request.isSuccess)
    return (
      <div role="status" className="flex flex-col gap-4">
        <Banner tone="seal" title={t('lookForMail')}>
          {t('linkSent', { email: getValues('email') })}
        </Banner>
        <MailHint hint={request.data.mailHint} />
      </div>
    );
  return (
    <form method="post" noValidate onSubmit={handleSubmit((input) => request.mutate(input))} className="flex flex-col gap-5">
      {request.isError && <Alert>{errorText(request.error)}</Alert>}
      <TextField
        size="lg"
        type="email"
        label={t('workEmail')}
        autoComplete="username"
        spellCheck={false}
        defaultValue={knownEmail}
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <Button type="submit" variant="primary" size="lg" pending={request.isPending} className="mt-1">
        {t('sendLink')}
      </Button>
    </form>
  );
}
