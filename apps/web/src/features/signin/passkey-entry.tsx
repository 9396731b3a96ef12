'use client';
import type { PasskeyAnswer } from '@parley/contract/passkey';
import { KeyRound } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { answerWithPasskey, offerPasskeysInField } from '@/lib/passkey';
import { signInWithPasskey } from '@/lib/sign-in';
import { useTRPCClient } from '@/lib/trpc';
import { usePasskeyError } from '@/lib/use-passkey-error';
import { Button } from '@/ui/button';

type Props = { onSignedIn: () => void; onProblem: (problem: string | null) => void };

/** Signs in by a passkey: by this button, or by choosing one among what the browser offers in the address field. */
export function PasskeyEntry({ onSignedIn, onProblem }: Props) {
  const t = useTranslations('passkey');
  const say = usePasskeyError();
  const client = useTRPCClient();
  const [isPending, setIsPending] = useState(false);

  const finish = async (answer: PasskeyAnswer) => {
    setIsPending(true);
    const refusal = await signInWithPasskey(answer);
    if (!refusal) return onSignedIn();
    setIsPending(false);
    onProblem(refusal);
  };
  const offer = useRef<AbortController>(null);
  const ask = useEffectEvent(() => client.passkey.beginSignIn.mutate());
  const onChosen = useEffectEvent((answer: PasskeyAnswer) => void finish(answer));
  // The browser's own list under the field stands outside of React.
  useEffect(() => {
    const ended = new AbortController();
    offer.current = ended;
    void offerPasskeysInField(() => ask(), ended.signal).then((answer) => answer && onChosen(answer));
    return () => ended.abort();
  }, []);

  const choose = async () => {
    onProblem(null);
    setIsPending(true);
    // One of the two ways at a time, or one touch signs in twice.
    offer.current?.abort();
    try {
      await finish(await answerWithPasskey(await client.passkey.beginSignIn.mutate()));
    } catch (error) {
      setIsPending(false);
      onProblem(say(error));
    }
  };
  return (
    <Button size="lg" pending={isPending} onClick={() => void choose()}>
      <KeyRound aria-hidden className="size-4" />
      {t('use')}
    </Button>
  );
}
