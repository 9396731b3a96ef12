'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answerWithPasskey } from '@/lib/passkey';
import { useTRPCClient } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ProofForm } from './proof-form.tsx';
import { useAddPasskey } from './use-add-passkey.ts';
import { usePasskeyError } from '@/lib/use-passkey-error';

/** The second step of somebody who has a passkey: this session shows it. */
export function ShowPasskey({ onDone }: { onDone: () => void }) {
  const t = useTranslations('passkey');
  const say = usePasskeyError();
  const client = useTRPCClient();
  const show = useMutation({
    mutationFn: async () =>
      client.account.showSecondFactor.mutate({ passkey: await answerWithPasskey(await client.passkey.ask.mutate()) }),
    onSuccess: onDone,
  });
  return (
    <div className="flex flex-col gap-4">
      {show.error && <Alert>{say(show.error)}</Alert>}
      <Button variant="primary" size="lg" pending={show.isPending || show.isSuccess} onClick={() => show.mutate()}>
        {t('use')}
      </Button>
    </div>
  );
}

type AddProps = { asksPassword: boolean; onDone: (recoveryCodes: string[] | null) => void };

/** The second step of somebody who has none: a passkey of this device. */
export function AddPasskey({ asksPassword, onDone }: AddProps) {
  const t = useTranslations('passkey');
  const say = usePasskeyError();
  const add = useAddPasskey(onDone);
  if (asksPassword)
    return (
      <ProofForm
        act={t('add')}
        hasPasskey={false}
        isPending={add.isPending}
        error={add.error}
        onProof={(proof) => add.mutate(proof)}
      />
    );
  return (
    <div className="flex flex-col gap-4">
      {add.error && <Alert>{say(add.error)}</Alert>}
      <Button variant="primary" size="lg" pending={add.isPending || add.isSuccess} onClick={() => add.mutate(undefined)}>
        {t('add')}
      </Button>
    </div>
  );
}
