'use client';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';

type Change = {
  id: string;
  canAgree: boolean;
  askedBy: { name: string };
  askedAt: string;
  agreedBy: { name: string } | null;
  reason: string;
};
/** A call about a change, as `useMutation` gives it. */
type Call = {
  mutate: (input: { changeId: string }, options?: { onSuccess: () => void }) => void;
  isPending: boolean;
  isError: boolean;
  error: unknown;
};
type Props = {
  change: Change;
  title: string;
  className: string;
  /** Stands before who asked. */
  said?: ReactNode;
  /** What is to be waited for, where whoever looks cannot agree and nobody has. */
  waitsFor: ReactNode;
  ask: { title: string; lead: string };
  agree: Call;
  withdraw: Call;
  canAct?: boolean;
  children?: ReactNode;
};

/** A change that keeps less: a second person agrees to it, whoever asked withdraws it; then its day has to come. */
export function ChangeCard({ change, title, className, said, waitsFor, ask, agree, withdraw, canAct = true, children }: Props) {
  const t = useTranslations('retention');
  const [asking, setAsking] = useState<'agree' | 'withdraw' | null>(null);
  const act = asking === 'withdraw' ? withdraw : agree;
  const input = { changeId: change.id };
  return (
    <section aria-label={t('waiting')} className={className}>
      <Banner
        tone="amber"
        title={title}
        acts={
          canAct && (
            <>
              {change.canAgree && (
                <Button size="sm" variant="primary" onClick={() => setAsking('agree')}>
                  {t('agree')}
                </Button>
              )}
              <Button size="sm" onClick={() => setAsking('withdraw')}>
                {t('withdraw')}
              </Button>
            </>
          )
        }
      >
        <p>
          {said} {t('askedBy', { name: change.askedBy.name, date: formatDate(change.askedAt) })}{' '}
          {change.agreedBy && t('agreedBy', { name: change.agreedBy.name })} <q dir="auto">{change.reason}</q>
        </p>
        {!change.agreedBy && !change.canAgree && <p className="pt-1">{waitsFor}</p>}
      </Banner>
      {children}
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={asking === 'withdraw' ? t('withdrawAsk') : ask.title}
        action={t(asking === 'withdraw' ? 'withdraw' : 'agree')}
        pending={act.isPending}
        error={act.isError ? errorText(act.error) : undefined}
        onConfirm={() => act.mutate(input, { onSuccess: () => setAsking(null) })}
      >
        {asking === 'withdraw' ? t('withdrawLead') : ask.lead}
      </ConfirmDialog>
    </section>
  );
}
