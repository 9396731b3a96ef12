'use client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';

/** Confirms as soon as the page is open in a browser: fetching the address alone, as mail scanners do, spends nothing. */
export function ConfirmAddress({ token }: { token: string }) {
  const trpc = useTRPC();
  const confirm = useMutation(trpc.account.confirmEmail.mutationOptions());
  const isAsked = useRef(false);

  // Speaks to the server once, also where React runs effects twice.
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    confirm.mutate({ token });
  });

  if (confirm.isSuccess)
    return (
      <div className="flex flex-col items-start gap-5">
        <Banner tone="seal" title="Your address is confirmed" className="self-stretch">
          You can now invite people to your workspace.
        </Banner>
        <a className={buttonClass({ variant: 'primary', size: 'lg' })} href="/workspaces">
          Open Parley
        </a>
      </div>
    );
  if (confirm.isError)
    return (
      <div className="flex flex-col items-start gap-5">
        <Alert className="self-stretch">{errorText(confirm.error)}</Alert>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => confirm.mutate({ token })}>Try again</Button>
          <a className={buttonClass({ variant: 'quiet' })} href="/workspaces">
            Open Parley
          </a>
        </div>
      </div>
    );
  return (
    <p role="status" className="text-ink-2">
      Confirming your address…
    </p>
  );
}
