'use client';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PasswordField } from '@/ui/password-field';
import { CodeField } from './code-field.tsx';
import { QrCode } from './qr-code.tsx';

type Props = {
  asksPassword: boolean;
  /** Another way stands above, which is the first choice. */
  isSecondChoice?: boolean;
  onDone: (recoveryCodes: string[]) => void;
};

/** First the password, unless it was given just now; then the picture for the app; then a first code: only that switches it on. */
export function SetUpForm({ asksPassword, isSecondChoice = false, onDone }: Props) {
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
    else begin.mutate(asksPassword ? { password } : {});
  };
  const problem = begin.error ?? confirm.error;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Alert>{errorText(problem)}</Alert>}
      {!begin.data && asksPassword && (
        <>
          <p className="text-ink-2">{t('passwordFirst')}</p>
          <PasswordField
            label={t('password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </>
      )}
      {begin.data && (
        <>
          <p className="text-ink-2">{t('scan')}</p>
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
        variant={isSecondChoice && !begin.data ? undefined : 'primary'}
        size={isSecondChoice ? 'lg' : undefined}
        className={isSecondChoice ? '' : 'self-end'}
        disabled={begin.data ? code.trim().length < 6 : asksPassword && password === ''}
        pending={begin.isPending || confirm.isPending}
      >
        {begin.data ? t('turnOn') : asksPassword ? t('next') : t('setUp')}
      </Button>
    </form>
  );
}
