'use client';
import type { SecondFactorView } from '@parley/contract/second-factor';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { signOutHere } from '@/lib/sign-in';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Or } from '@/ui/or';
import { Skeleton } from '@/ui/skeleton';
import { AddPasskey, ShowPasskey } from '../passkeys/passkey-step.tsx';
import { CodeField } from './code-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpForm } from './set-up-form.tsx';

/** Where a firm asks for a second step and this session has shown none: it is set up, or its code is given. Then on to `next`. */
export function SecondStep({ next }: { next: string }) {
  const t = useTranslations('door');
  const trpc = useTRPC();
  const factor = useQuery(trpc.account.secondFactor.queryOptions());
  const [codes, setCodes] = useState<string[] | null>(null);
  const go = () => window.location.assign(next);
  return (
    <div className="flex flex-col gap-5">
      {factor.isPending && <Skeleton className="h-11 rounded-lg" />}
      {factor.isError && (
        <Alert acts={<Button onClick={() => void factor.refetch()}>{t('tryAgain')}</Button>}>{errorText(factor.error)}</Alert>
      )}
      {factor.data && <Step factor={factor.data} onCodes={(found) => (found ? setCodes(found) : go())} onGo={go} />}
      {codes && <RecoveryCodes codes={codes} onClose={go} />}
      <Button variant="quiet" className="self-start" onClick={() => void signOutHere()}>
        {t('signOut')}
      </Button>
    </div>
  );
}

type StepProps = { factor: SecondFactorView; onCodes: (recoveryCodes: string[] | null) => void; onGo: () => void };

function Step({ factor, onCodes, onGo }: StepProps) {
  const { since, passkeys, isShown, asksPassword } = factor;
  if (since === null && passkeys === 0)
    return (
      <>
        <AddPasskey asksPassword={asksPassword} onDone={onCodes} />
        <Or />
        <SetUpForm isSecondChoice asksPassword={asksPassword} onDone={onCodes} />
      </>
    );
  if (isShown) return <Onward onGo={onGo} />;
  return (
    <>
      {passkeys > 0 && (
        <>
          <ShowPasskey onDone={onGo} />
          <Or />
        </>
      )}
      <GiveCode onDone={onGo} />
    </>
  );
}

function Onward({ onGo }: { onGo: () => void }) {
  const t = useTranslations('door');
  return (
    <Button variant="primary" size="lg" onClick={onGo}>
      {t('goOn')}
    </Button>
  );
}

function GiveCode({ onDone }: { onDone: () => void }) {
  const t = useTranslations('secondFactor');
  const [code, setCode] = useState('');
  const show = useMutation(useTRPC().account.showSecondFactor.mutationOptions({ onSuccess: onDone }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show.mutate({ code });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {show.error && <Alert>{errorText(show.error)}</Alert>}
      <CodeField value={code} hint={t('eitherCode')} onChange={setCode} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        disabled={code.trim().length < 6}
        pending={show.isPending || show.isSuccess}
      >
        {t('next')}
      </Button>
    </form>
  );
}
