'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { companyName, email, password, personName } from '@parley/contract/primitives';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { keepMailHint } from '@/lib/mail-hint';
import { signInWithPassword } from '@/lib/sign-in';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { TextField } from '@/ui/text-field';

const signUp = z.object({ companyName, name: personName, email, password });
type SignUp = z.infer<typeof signUp>;

export function SignUpForm() {
  const t = useTranslations('signup');
  const trpc = useTRPC();
  const create = useMutation(trpc.signup.createWorkspace.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm<SignUp>({ resolver: zodResolver(signUp) });
  const [isLeaving, setIsLeaving] = useState(false);

  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      const { slug, mailHint } = await create.mutateAsync(input);
      keepMailHint(mailHint);
      const refusal = await signInWithPassword(input.email, input.password);
      setIsLeaving(true);
      window.location.assign(refusal ? '/signin' : `/${slug}`);
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
        label={t('companyName')}
        hint={t('companyHint')}
        autoComplete="organization"
        error={errors.companyName?.message}
        {...register('companyName')}
      />
      <TextField size="lg" label={t('name')} autoComplete="name" error={errors.name?.message} {...register('name')} />
      <TextField
        size="lg"
        type="email"
        label={t('email')}
        autoComplete="email"
        spellCheck={false}
        error={errors.email?.message}
        {...register('email')}
      />
      <PasswordField
        size="lg"
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        error={errors.password?.message}
        {...register('password')}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isLeaving} className="mt-1">
        {t('create')}
      </Button>
      <p className="text-sm text-ink-3">{t('free')}</p>
    </form>
  );
}
