'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { password, personName } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { signInWithPassword } from '@/lib/sign-in';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { TextField } from '@/ui/text-field';

const newAccount = z.object({ name: personName, password });
const knownAccount = z.object({ name: personName, password: z.string().min(1, 'Enter your password.').max(256) });
type Join = z.infer<typeof newAccount>;

type Props = { token: string; workspaceName: string; hasAccount: boolean };

export function JoinForm({ token, workspaceName, hasAccount }: Props) {
  const t = useTranslations('invitation');
  const trpc = useTRPC();
  const accept = useMutation(trpc.invitation.accept.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const { register, handleSubmit, formState } = useForm<Join>({ resolver: zodResolver(hasAccount ? knownAccount : newAccount) });

  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      const { slug, email } = await accept.mutateAsync({ token, ...input });
      setIsLeaving(true);
      const refusal = await signInWithPassword(email, input.password);
      window.location.assign(refusal ? `/signin?email=${encodeURIComponent(email)}` : `/${slug}`);
    } catch (error) {
      setProblem(errorText(error));
    }
  });

  const { errors, isSubmitting } = formState;
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
      <PasswordField
        size="lg"
        label={t('password')}
        hint={hasAccount ? t('knownHint') : t('newHint')}
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        error={errors.password?.message}
        {...register('password')}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isLeaving} className="mt-1 max-w-full">
        <span className="truncate">{t('join', { workspace: workspaceName })}</span>
      </Button>
    </form>
  );
}
