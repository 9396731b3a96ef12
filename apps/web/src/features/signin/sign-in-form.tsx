'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { email } from '@parley/contract/primitives';
import { codeNeeded } from '@parley/contract/second-factor';
import { useState, type ReactNode } from 'react';
import { useForm, type UseFormRegisterReturn } from 'react-hook-form';
import * as z from 'zod';
import { useTranslations } from 'use-intl';
import { signInWithPassword } from '@/lib/sign-in';
import { useDestination } from '@/lib/use-destination';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { TextField } from '@/ui/text-field';
import { TextLink } from '@/ui/text-link';
import { PasskeyEntry } from './passkey-entry.tsx';

const credentials = z.object({ email, password: z.string().min(1, 'Enter your password.').max(256), code: z.string().max(24) });
type Credentials = z.infer<typeof credentials>;

/** `next` is where the person was going; otherwise their only workspace, or the list of them. `otherWays` stand below the form. */
type Props = { next: string | null; knownEmail?: string | undefined; otherWays?: ReactNode };

export function SignInForm({ next, knownEmail, otherWays }: Props) {
  const t = useTranslations('signin');
  const findDestination = useDestination();
  const [problem, setProblem] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const [asksForCode, setAsksForCode] = useState(false);
  const { register, handleSubmit, formState, resetField } = useForm<Credentials>({
    resolver: zodResolver(credentials),
    // The fields above have none: what was typed before this page came alive is taken from them.
    defaultValues: { code: '' },
  });

  const leave = async () => {
    setIsLeaving(true);
    window.location.assign(next ?? (await findDestination()));
  };

  const submit = handleSubmit(async (input) => {
    setProblem(null);
    const refusal = await signInWithPassword(input.email, input.password, input.code);
    if (refusal === codeNeeded) return setAsksForCode(true);
    if (refusal) return setProblem(refusal);
    await leave();
  });

  const { errors, isSubmitting } = formState;
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-5">
      {problem && <Alert>{problem}</Alert>}
      {asksForCode && (
        <CodeStep
          code={register('code')}
          onBack={() => {
            setAsksForCode(false);
            setProblem(null);
            resetField('code');
          }}
        />
      )}
      <div hidden={asksForCode} className="flex flex-col gap-5 [&[hidden]]:hidden">
        <TextField
          size="lg"
          type="email"
          label={t('email')}
          autoComplete="username webauthn"
          spellCheck={false}
          defaultValue={knownEmail}
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
      </div>
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || isLeaving} className="mt-1">
        {t('signIn')}
      </Button>
      <PasskeyEntry onSignedIn={() => void leave()} onProblem={setProblem} />
      {!asksForCode && otherWays}
      {!asksForCode && (
        <div className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          <TextLink href="/forgot">{t('forgotten')}</TextLink>
          <TextLink href="/join/link">{t('byLink')}</TextLink>
        </div>
      )}
    </form>
  );
}

/** The password was right. What was typed stays in the form, so that going back loses nothing. */
function CodeStep({ code, onBack }: { code: UseFormRegisterReturn; onBack: () => void }) {
  const t = useTranslations('signin');
  return (
    <>
      <TextField
        size="lg"
        label={t('code')}
        hint={t('codeHint')}
        autoComplete="one-time-code"
        spellCheck={false}
        autoCapitalize="none"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one field of a step that the person has just asked for
        autoFocus
        {...code}
      />
      <Button variant="quiet" className="order-last self-start" onClick={onBack}>
        {t('backToPassword')}
      </Button>
    </>
  );
}
