'use client';
import { useMutation } from '@tanstack/react-query';
import { MailCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { IconButton } from '@/ui/icon-button';
import { refusalText } from '../shell/refusal-text.ts';
import { useUser } from '../state/chat-client.tsx';

// What the sign-up page left in this tab's storage.
const hintKey = 'parley.mailHint';

/** Asks a new person to confirm their address. Where no mail server is set, says where the mail lies. */
export function ConfirmBanner() {
  const t = useTranslations('connection');
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
            {resend.isSuccess && `${t('newLink')} `}
            {t.rich('confirm', {
              email: user.email,
              strong: (words) => <strong className="font-semibold">{words}</strong>,
            })}
            {hint && <> {t.rich('mailLies', { path: () => <code className="font-mono text-[0.86em]">{hint}</code> })}</>}
          </>
        )}
      </p>
      <Button size="sm" pending={resend.isPending} onClick={() => resend.mutate()}>
        {t('sendAgain')}
      </Button>
      <IconButton
        label={t('hideForNow')}
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
