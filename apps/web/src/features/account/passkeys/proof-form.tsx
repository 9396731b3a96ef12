'use client';
import type { IdentityProof } from '@parley/contract/passkey';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { toErrorBody } from '@/lib/error-text';
import { answerWithPasskey } from '@/lib/passkey';
import { useTRPCClient } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { TextLink } from '@/ui/text-link';
import { usePasskeyError } from '@/lib/use-passkey-error';

type Props = {
  /** What the button says that goes on with the password. */
  act: string;
  danger?: boolean;
  /** Whether there is a passkey that can be shown instead. */
  hasPasskey: boolean;
  isPending: boolean;
  error: unknown;
  onProof: (proof: IdentityProof) => void;
};

/** Before a way into the account changes: the password once more, or a passkey. Somebody else may sit at the desk. */
export function ProofForm({ act, danger, hasPasskey, isPending, error, onProof }: Props) {
  const t = useTranslations('passkey');
  const say = usePasskeyError();
  const client = useTRPCClient();
  const [password, setPassword] = useState('');
  const show = useMutation({
    mutationFn: async () => answerWithPasskey(await client.passkey.ask.mutate()),
    onSuccess: (passkey) => onProof({ passkey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show.reset();
    onProof({ password });
  };
  const problem = show.error ?? error;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem !== null && (
        <Alert>
          {say(problem)}{' '}
          {toErrorBody(problem).rule === 'second-step-first' && (
            <TextLink href={`/second-step?next=${encodeURIComponent(window.location.pathname)}`}>{t('showStep')}</TextLink>
          )}
        </Alert>
      )}
      <PasswordField
        label={t('password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {hasPasskey && (
          <Button variant="quiet" className="me-auto" pending={show.isPending} disabled={isPending} onClick={() => show.mutate()}>
            {t('showInstead')}
          </Button>
        )}
        <Button type="submit" variant={danger ? 'danger' : 'primary'} disabled={password === ''} pending={isPending}>
          {act}
        </Button>
      </div>
    </form>
  );
}
