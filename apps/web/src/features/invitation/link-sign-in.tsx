'use client';
import { codeNeeded } from '@parley/contract/choices';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { signInWithLink } from '@/lib/sign-in';
import { useDestination } from '@/lib/use-destination';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { TextLink } from '@/ui/text-link';

/** Signs in when the person presses the button: opening the address alone, as mail scanners do, uses nothing up. */
export function LinkSignIn({ token }: { token: string }) {
  const t = useTranslations('invitation');
  const findDestination = useDestination();
  const [problem, setProblem] = useState<string | null>(null);
  const [asksForCode, setAsksForCode] = useState(false);
  const [isPending, setIsPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(null);
    setIsPending(true);
    const code = new FormData(event.currentTarget).get('code');
    const refusal = await signInWithLink(token, typeof code === 'string' ? code : '');
    if (!refusal) return window.location.assign(await findDestination());
    setIsPending(false);
    if (refusal === codeNeeded) setAsksForCode(true);
    else setProblem(refusal);
  };

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      {problem && <Alert>{problem}</Alert>}
      {asksForCode && (
        <TextField
          size="lg"
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          autoComplete="one-time-code"
          spellCheck={false}
          autoCapitalize="none"
        />
      )}
      <Button type="submit" variant="primary" size="lg" pending={isPending}>
        {t('signIn')}
      </Button>
      <TextLink href="/join/link" className="self-start text-sm">
        {t('freshLink')}
      </TextLink>
    </form>
  );
}
