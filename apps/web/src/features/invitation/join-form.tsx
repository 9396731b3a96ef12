'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { password, personName } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { signInWithLink, signInWithPassword } from '@/lib/sign-in';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { TextField } from '@/ui/text-field';

const newAccount = z.object({ name: personName, password });
const knownAccount = z.object({ name: personName, password: z.string().min(1, 'Enter your password.').max(256) });
/** A guest signs in by mailed links. */
const guestAccount = z.object({ name: personName });
type Join = { name: string; password?: string | undefined };

type Props = { token: string; invitation: { workspaceName: string; hasAccount: boolean; isGuest: boolean; name: string } };

export function JoinForm({ token, invitation }: Props) {
  const { workspaceName, hasAccount, isGuest, name } = invitation;
  const t = useTranslations('invitation');
  const trpc = useTRPC();
  const accept = useMutation(trpc.invitation.accept.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const [isWaiting, setIsWaiting] = useState(false);
  const { register, handleSubmit, formState } = useForm<Join>({
    resolver: zodResolver(isGuest ? guestAccount : hasAccount ? knownAccount : newAccount),
    defaultValues: { name },
  });

  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      const { slug, email, signInToken, ...joined } = await accept.mutateAsync({
        token,
        name: input.name,
        ...(isGuest ? {} : { password: input.password ?? '' }),
      });
      if (joined.isWaiting) return setIsWaiting(true);
      setIsLeaving(true);
      const refusal = signInToken ? await signInWithLink(signInToken) : await signInWithPassword(email, input.password ?? '');
      window.location.assign(refusal ? `/signin?email=${encodeURIComponent(email)}` : `/${slug}`);
    } catch (error) {
      setProblem(errorText(error));
    }
  });

  const { errors, isSubmitting } = formState;
  if (isWaiting)
    return (
      <div role="status">
        <Banner tone="amber" title={t('isWaiting')}>
          {t('isWaitingLead', { workspace: workspaceName })}
        </Banner>
      </div>
    );
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      {problem && <Alert>{problem}</Alert>}
      <TextField
        size="lg"
        label={t('name')}
        hint={t('nameHint', { workspace: workspaceName })}
        autoComplete="name"
        error={errors.name?.message}
        {...register('name')}
      />
      {isGuest ? (
        <p className="text-ink-2">{t('noPassword')}</p>
      ) : (
        <PasswordField
          size="lg"
          label={t('password')}
          hint={hasAccount ? t('knownHint') : t('newHint')}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          error={errors.password?.message}
          {...register('password')}
        />
      )}
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isLeaving} className="mt-1 max-w-full">
        <span className="truncate">{t('join', { workspace: workspaceName })}</span>
      </Button>
    </form>
  );
}
