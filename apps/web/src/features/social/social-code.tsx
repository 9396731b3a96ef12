'use client';
import type { SocialProvider } from '@parley/contract/social';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';

/** The second step of somebody whom Google or Microsoft has proven. */
export function SocialCode({ provider, ticket }: { provider: SocialProvider; ticket: string }) {
  const t = useTranslations('social');
  const finish = useMutation({
    mutationFn: async (code: string) => {
      const response = await fetch(`/api/sso/social/${provider}/code`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket, code }),
      });
      const answer = (await response.json()) as { path: string };
      if (!response.ok) throw answer;
      return answer;
    },
    onSuccess: ({ path }) => window.location.assign(path),
  });
  // What was typed before the page came alive counts as well.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code');
    finish.mutate(typeof code === 'string' ? code : '');
  };
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      {finish.error && <Alert>{errorText(finish.error)}</Alert>}
      <TextField
        size="lg"
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        autoComplete="one-time-code"
        spellCheck={false}
        autoCapitalize="none"
        maxLength={24}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of a page that the person has just been sent to
        autoFocus
      />
      <Button type="submit" variant="primary" size="lg" pending={finish.isPending || finish.isSuccess}>
        {t('signIn')}
      </Button>
    </form>
  );
}
