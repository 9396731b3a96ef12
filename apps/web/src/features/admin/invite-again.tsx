'use client';
import type { ResentPart, ToResend } from '@parley/contract/invitation-view';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { refusalInWords } from '@/lib/i18n/refusals';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { MailHint } from '@/ui/mail-hint';
import { Skeleton } from '@/ui/skeleton';
import { SendingProgress } from './sending-progress.tsx';
import { useParts } from './use-parts.ts';

/** Sends again to all who have not come: says to how many first, then how far it is, then whom it could not be sent to. */
export function InviteAgain() {
  const t = useTranslations('members.again');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        {t('open')}
      </Button>
      <Dialog title={t('title')} description={t('lead')} open={isOpen} onOpenChange={setIsOpen}>
        <Again onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

type Run = {
  of: number;
  done: number;
  sent: number;
  failed: ResentPart['failed'];
  mailHint: string | null;
  isOver: boolean;
  /** Whether there was more to send when it ended. */
  isLeft: boolean;
};

function Again({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const waiting = useQuery(trpc.invitation.toResend.queryOptions(undefined, { staleTime: 0, gcTime: 0 }));
  const { mutateAsync } = useMutation(trpc.invitation.resendAll.mutationOptions());
  const [run, setRun] = useState<Run | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const parts = useParts();

  // Part after part: what has been sent is sent. Begun anew, it passes over those who were written to.
  const send = async ({ count: of }: ToResend) => {
    setProblem(null);
    parts.begin();
    let next: Run = { of, done: 0, sent: 0, failed: [], mailHint: null, isOver: false, isLeft: false };
    setRun(next);
    try {
      for (let cursor: string | null = null; !next.isOver;) {
        const part: ResentPart = await mutateAsync({ cursor });
        cursor = part.nextCursor;
        const failed = [...next.failed, ...part.failed];
        const sent = next.sent + part.sent;
        const isLast = cursor === null;
        next = {
          of,
          done: sent + failed.length,
          sent,
          failed,
          mailHint: part.mailHint,
          isOver: isLast || parts.isStopped(),
          isLeft: !isLast,
        };
        setRun(next);
      }
    } catch (error) {
      setProblem(error);
      setRun(next.sent > 0 ? { ...next, isOver: true } : null);
    }
    void queryClient.invalidateQueries(trpc.invitation.list.infiniteQueryFilter());
    void queryClient.invalidateQueries(trpc.invitation.toResend.queryFilter());
  };

  if (run && !run.isOver) return <Progress run={run} parts={parts} />;
  if (run) return <Result run={run} problem={problem} onClose={onClose} />;
  if (waiting.isPending) return <Skeleton className="h-14" />;
  return <Ask waiting={waiting.data} problem={problem ?? waiting.error} onSend={(count) => void send(count)} />;
}

type AskProps = { waiting: ToResend | undefined; problem: unknown; onSend: (waiting: ToResend) => void };

function Ask({ waiting, problem, onSend }: AskProps) {
  const t = useTranslations('members.again');
  const ui = useTranslations('ui');
  const members = useTranslations('members');
  return (
    <>
      {problem ? <Alert className="mb-4">{errorText(problem)}</Alert> : null}
      {waiting && (
        <div role="status" className="flex flex-col gap-1">
          <p className="font-semibold">{t('count', { count: waiting.count })}</p>
          {waiting.lately > 0 && <p className="text-ink-2">{t('lately', { count: waiting.lately })}</p>}
        </div>
      )}
      <DialogActions>
        <DialogClose render={<Button>{waiting?.count === 0 ? members('list.done') : ui('cancel')}</Button>} />
        {waiting && waiting.count > 0 && (
          <Button variant="primary" onClick={() => onSend(waiting)}>
            {t('send', { count: waiting.count })}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

function Progress({ run: { done, of }, parts }: { run: Run; parts: ReturnType<typeof useParts> }) {
  const t = useTranslations('members.again');
  const all = Math.max(of, done);
  return (
    <SendingProgress
      label={t('sending')}
      words={t('progress', { done, of: all })}
      done={done}
      of={all}
      isStopping={parts.isStopping}
      onStop={parts.stop}
    />
  );
}

function Result({ run, problem, onClose }: { run: Run; problem: unknown; onClose: () => void }) {
  const t = useTranslations('members.again');
  const members = useTranslations('members');
  return (
    <>
      <div role="status" className="flex flex-col gap-4">
        {problem ? (
          <Alert>
            {errorText(problem)} {t('broken')}
          </Alert>
        ) : null}
        <Banner tone={run.sent > 0 ? 'seal' : 'amber'} title={t('sent', { count: run.sent })}>
          {t('sentLead')}
        </Banner>
        {!problem && run.isLeft && <p>{t('broken')}</p>}
        {run.failed.length > 0 && (
          <Banner tone="amber" title={t('failed', { count: run.failed.length })}>
            <ul className="max-h-[30vh] overflow-y-auto">
              {run.failed.map(({ email, reason }) => (
                <li key={email} className="[overflow-wrap:anywhere]">
                  {members.rich('refusedFor', { name: () => <bdi>{email}</bdi>, reason: refusalInWords(reason) })}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <MailHint hint={run.mailHint} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {members('list.done')}
        </Button>
      </DialogActions>
    </>
  );
}
