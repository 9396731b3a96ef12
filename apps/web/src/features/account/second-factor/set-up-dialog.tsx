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
import { CodeField } from './code-field.tsx';
import { QrCode } from './qr-code.tsx';

/** First the password, then the picture for the app, then a first code: only that switches it on. */
export function SetUpDialog({ onClose, onDone }: { onClose: () => void; onDone: (recoveryCodes: string[]) => void }) {
  const t = useTranslations('secondFactor');
  const trpc = useTRPC();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation(trpc.account.beginSecondFactor.mutationOptions());
  const confirm = useMutation(
    trpc.account.confirmSecondFactor.mutationOptions({ onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (begin.data) confirm.mutate({ code });
    else begin.mutate({ password });
  };
  const problem = begin.error ?? confirm.error;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('setUp')}
      description={begin.data ? t('scan') : t('passwordFirst')}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Alert>{errorText(problem)}</Alert>}
        {!begin.data && (
          <PasswordField
            label={t('password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
        {begin.data && (
          <>
            <QrCode text={begin.data.uri} label={t('picture')} />
            <details className="text-sm">
              <summary className="cursor-pointer text-ink-2">{t('cannotScan')}</summary>
              <p className="pt-1.5">{t('typeKey')}</p>
              <code dir="ltr" className="select-all tracking-wide [overflow-wrap:anywhere]">
                {begin.data.secret.match(/.{1,4}/g)?.join(' ')}
              </code>
            </details>
            <CodeField value={code} hint={t('codeHint')} onChange={setCode} />
          </>
        )}
        <Button
          type="submit"
          variant="primary"
          className="self-end"
          disabled={begin.data ? code.trim().length < 6 : password === ''}
          pending={begin.isPending || confirm.isPending}
        >
          {begin.data ? t('turnOn') : t('next')}
        </Button>
      </form>
    </Dialog>
  );
}
