'use client';
import { useMutation } from '@tanstack/react-query';
import { MailCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { refusalText } from '../shell/refusal-text.ts';
import { useUser } from '../state/chat-client.tsx';

// What the sign-up page left in this tab's storage.
const hintKey = 'parley.mailHint';

/** Asks a new person to confirm their address. Where no mail server is set, says where the mail lies. */
export function ConfirmBanner() {
  const user = useUser();
  const [hint, setHint] = useState(() => sessionStorage.getItem(hintKey));
  const [isClosed, setIsClosed] = useState(false);
  const resend = useMutation({
    ...useTRPC().account.resendConfirmation.mutationOptions(),
    onSuccess: ({ mailHint }) => setHint(mailHint),
  });
  if (user.isEmailConfirmed || isClosed) return null;
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-amber-soft px-[22px] py-1.5 text-sm max-[719px]:px-4">
      <MailCheck aria-hidden className="size-4 shrink-0 text-amber-text" />
      <p role="status" className="min-w-0 flex-1 basis-64 wrap-anywhere">
        {resend.error ? (
          <span className="text-red-text">{refusalText(resend.error)}</span>
        ) : (
          <>
            {resend.isSuccess ? 'A new link is on its way. ' : ''}
            <strong className="font-semibold">Confirm your address.</strong> We sent a link to {user.email}; until then you can
            write, but not invite.
            {hint && (
              <>
                {' '}
                The mail lies in <code className="font-mono text-[0.86em]">{hint}</code>.
              </>
            )}
          </>
        )}
      </p>
      <Button size="sm" pending={resend.isPending} onClick={() => resend.mutate()}>
        Send it again
      </Button>
      <IconButton
        label="Hide for now"
        size="sm"
        onClick={() => {
          sessionStorage.removeItem(hintKey);
          setIsClosed(true);
        }}
      >
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
