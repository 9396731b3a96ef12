'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { email } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { MailHint } from '@/ui/mail-hint';
import { TextField } from '@/ui/text-field';
import { TextLink } from '@/ui/text-link';

const forgot = z.object({ email });
type Forgot = z.infer<typeof forgot>;

/** Says the same whether or not the address is known, so that nobody learns who has an account. */
export function ForgotForm() {
  const t = useTranslations('signin');
  const trpc = useTRPC();
  const ask = useMutation(trpc.account.requestPasswordReset.mutationOptions());
  const { register, handleSubmit, formState, getValues } = useForm<Forgot>({ resolver: zodResolver(forgot) });

  if (ask.isSuccess)
    return (
      <div className="flex flex-col gap-5">
        <Banner title={t('lookInMail')} tone="calm">
          {t('ifKnown', { email: getValues('email') })}
        </Banner>
        <MailHint hint={ask.data.mailHint} />
        <div className="flex flex-wrap items-center gap-4">
          <Button onClick={() => ask.reset()}>{t('useAnother')}</Button>
          <TextLink href="/signin">{t('back')}</TextLink>
        </div>
      </div>
    );

  return (
    <form method="post" noValidate onSubmit={handleSubmit((input) => ask.mutate(input))} className="flex flex-col gap-5">
      {ask.isError && <Alert>{errorText(ask.error)}</Alert>}
      <TextField
        size="lg"
        type="email"
        label={t('email')}
        autoComplete="email"
        spellCheck={false}
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <Button type="submit" variant="primary" size="lg" pending={ask.isPending}>
        {t('sendLink')}
      </Button>
      <TextLink href="/signin" className="self-start text-sm">
        {t('back')}
      </TextLink>
    </form>
  );
}
