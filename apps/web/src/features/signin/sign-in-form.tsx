'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { email } from '@parley/contract/primitives';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { signInWithPassword } from '@/lib/sign-in';
import { useTRPCClient } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { TextField } from '@/ui/text-field';
import { TextLink } from '@/ui/text-link';

const credentials = z.object({ email, password: z.string().min(1, 'Enter your password.').max(256) });
type Credentials = z.infer<typeof credentials>;

/** `next` is where the person was going; otherwise their only workspace, or the list of them. */
export function SignInForm({ next, knownEmail }: { next: string | null; knownEmail?: string | undefined }) {
  const t = useTranslations('signin');
  const client = useTRPCClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const { register, handleSubmit, formState } = useForm<Credentials>({
    resolver: zodResolver(credentials),
    defaultValues: { email: knownEmail ?? '' },
  });

  const findDestination = async () => {
    if (next) return next;
    const { workspaces } = await client.account.me.query();
    const [only, another] = workspaces;
    return only && !another ? `/${only.slug}` : '/workspaces';
  };

  const submit = handleSubmit(async (input) => {
    setProblem(null);
    const refusal = await signInWithPassword(input.email, input.password);
    if (refusal) return setProblem(refusal);
    setIsLeaving(true);
    window.location.assign(await findDestination().catch(() => '/workspaces'));
  });

  const { errors, isSubmitting } = formState;
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      {problem && <Alert>{problem}</Alert>}
      <TextField
        size="lg"
        type="email"
        label={t('email')}
        autoComplete="username"
        spellCheck={false}
        error={errors.email?.message}
        {...register('email')}
      />
      <PasswordField
        size="lg"
        label={t('password')}
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password')}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isLeaving} className="mt-1">
        {t('signIn')}
      </Button>
      <TextLink href="/forgot" className="self-start text-sm">
        {t('forgotten')}
      </TextLink>
    </form>
  );
}
