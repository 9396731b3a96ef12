'use client';
import { ShieldAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Button } from '@/ui/button';
import { useChatClient, type PendingMessage } from '../state/chat-client.tsx';
import { HeldForReview } from './held-for-review.tsx';
import { useTakeBack } from './use-take-back.ts';

/** Stands at a message that a rule of the firm keeps here: which rule, whose, and what one can do now. Nothing of it is lost. */
export function HeldByRule({ pending }: { pending: PendingMessage }) {
  const { heldId } = pending.error ?? {};
  return heldId ? <HeldForReview pending={pending} heldId={heldId} /> : <Stopped pending={pending} />;
}

function Stopped({ pending }: { pending: PendingMessage }) {
  const t = useTranslations('message');
  const client = useChatClient();
  const change = useTakeBack(pending);
  const { clientId, error } = pending;
  return (
    <div role="alert" className="mt-1 rounded-e-md border-s-[3px] border-amber bg-amber-soft px-3 py-2 text-sm">
      <p className="flex items-start gap-2 text-pretty">
        <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber-text" strokeWidth={1.6} />
        <span className="min-w-0">
          <strong className="font-semibold">{t(error?.mayConfirm ? 'heldTitle' : 'notSentTitle')}</strong> {errorText(error)}
        </span>
      </p>
      <div className="flex flex-wrap gap-2 ps-6 pt-2">
        <Button size="sm" onClick={change}>
          {t('changeIt')}
        </Button>
        {error?.mayConfirm && (
          <Button size="sm" variant="quiet" onClick={() => client.retry(clientId, { acceptsWarning: true })}>
            {t('sendAnyway')}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => client.discard(clientId)}>
          {t('discard')}
        </Button>
      </div>
    </div>
  );
}
