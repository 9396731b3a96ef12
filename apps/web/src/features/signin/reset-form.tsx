'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { password } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { PasswordField } from '@/ui/password-field';
import { TextLink } from '@/ui/text-link';

const reset = z.object({ password });
type Reset = z.infer<typeof reset>;

export function ResetForm({ token }: { token: string }) {
  const t = useTranslations('signin');
  const trpc = useTRPC();
  const change = useMutation(trpc.account.resetPassword.mutationOptions());
  const { register, handleSubmit, formState } = useForm<Reset>({ resolver: zodResolver(reset) });

  if (change.isSuccess)
    return (
      <div className="flex flex-col items-start gap-5">
        <Banner title={t('isSet')} className="self-stretch">
          {t('allSignedOut')}
        </Banner>
        <a
          className={buttonClass({ variant: 'primary', size: 'lg' })}
          href={`/signin?email=${encodeURIComponent(change.data.email)}`}
        >
          {t('signIn')}
        </a>
      </div>
    );

  return (
    <form
      method="post"
      noValidate
      onSubmit={handleSubmit((input) => change.mutate({ ...input, token }))}
      className="flex flex-col gap-5"
    >
      {change.isError && (
        <Alert>
          {errorText(change.error)} <TextLink href="/forgot">{t('askNew')}</TextLink>
        </Alert>
      )}
      <PasswordField
        size="lg"
        label={t('newPassword')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <Button type="submit" variant="primary" size="lg" pending={change.isPending}>
        {t('setPassword')}
      </Button>
    </form>
  );
}
