'use client';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { PasswordField } from '@/ui/password-field';
import { showToast } from '@/ui/toast';
import { CodeField } from './code-field.tsx';

type Props = { act: 'renew' | 'turnOff'; onClose: () => void; onDone: (recoveryCodes: string[] | null) => void };

/** New recovery codes for a code; turning off for password and code. */
export function CodeDialog({ act, onClose, onDone }: Props) {
  const t = useTranslations('secondFactor');
  const trpc = useTRPC();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const renew = useMutation(
    trpc.account.renewRecoveryCodes.mutationOptions({ onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) }),
  );
  const turnOff = useMutation(
    trpc.account.endSecondFactor.mutationOptions({
      onSuccess: () => {
        onDone(null);
        showToast({ title: t('isOff') });
      },
    }),
  );
  const isOff = act === 'turnOff';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOff) turnOff.mutate({ password, code });
    else renew.mutate({ code });
  };
  const problem = renew.error ?? turnOff.error;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title={t(act)} description={t(`${act}Lead`)}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Alert>{errorText(problem)}</Alert>}
        {isOff && (
          <PasswordField
            label={t('password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
        <CodeField value={code} hint={t('eitherCode')} onChange={setCode} />
        <Button
          type="submit"
          variant={isOff ? 'danger' : 'primary'}
          className="self-end"
          disabled={code.trim().length < 6 || (isOff && password === '')}
          pending={renew.isPending || turnOff.isPending}
        >
          {t(act)}
        </Button>
      </form>
    </Dialog>
  );
}
