'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { companyName, personName } from '@parley/contract/primitives';
import type { SocialProvider } from '@parley/contract/social';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import * as z from 'zod';
import { errorText } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { Skeleton } from '@/ui/skeleton';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';

const signUp = z.object({ companyName, name: personName });
type SignUp = z.infer<typeof signUp>;
type Known = { email: string; name: string };
type Props = { provider: SocialProvider; ticket: string };

/** The rest of a sign-up, for somebody whose address Google or Microsoft vouches for. */
export function SocialSignUp({ provider, ticket }: Props) {
  const t = useTranslations('social');
  const known = useQuery({
    queryKey: ['social-sign-up', ticket],
    queryFn: () => ask<Known>(`/api/sso/social/${provider}/signup?${new URLSearchParams({ ticket })}`),
    retry: false,
    staleTime: Infinity,
  });
  if (known.error) return <Alert title={t('refusedTitle')}>{errorText(known.error)}</Alert>;
  if (!known.data) return <Skeleton className="h-40" />;
  return <SocialSignUpForm provider={provider} ticket={ticket} known={known.data} />;
}

function SocialSignUpForm({ provider, ticket, known }: Props & { known: Known }) {
  const t = useTranslations('signup');
  const { register, handleSubmit, formState } = useForm<SignUp>({
    resolver: zodResolver(signUp),
    defaultValues: { companyName: '', name: known.name },
  });
  const create = useMutation({
    mutationFn: (input: SignUp) =>
      ask<{ path: string }>(`/api/sso/social/${provider}/signup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...input, ticket }),
      }),
    onSuccess: ({ path }) => window.location.assign(path),
  });
  const { errors } = formState;
  return (
    <form method="post" noValidate onSubmit={handleSubmit((input) => create.mutate(input))} className="flex flex-col gap-5">
      {create.error && <Alert>{errorText(create.error)}</Alert>}
      <TextField
        size="lg"
        label={t('companyName')}
        hint={t('companyHint')}
        autoComplete="organization"
        error={errors.companyName?.message}
        {...register('companyName')}
      />
      <TextField size="lg" label={t('name')} autoComplete="name" error={errors.name?.message} {...register('name')} />
      <TextField size="lg" label={t('email')} value={known.email} dir="ltr" readOnly />
      <Button type="submit" variant="primary" size="lg" pending={create.isPending || create.isSuccess} className="mt-1">
        {t('create')}
      </Button>
      <p className="text-sm text-ink-3">{t('free')}</p>
    </form>
  );
}

async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(path, init);
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw answer;
  return answer;
}
