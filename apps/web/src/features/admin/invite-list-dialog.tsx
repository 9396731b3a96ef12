'use client';
import type { JudgedRow } from '@parley/contract/invitation-view';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { forgetInvitation, keepInvitation, readKeptInvitation } from '@/lib/kept-invitation';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { MailHint } from '@/ui/mail-hint';
import { TextArea } from '@/ui/text-area';
import { columns, decodeList, resultFile, saveFile, templateFile } from './invite-list-file.ts';
import { InviteListRows, useFateInWords } from './invite-list-rows.tsx';
import { PeopleProblem, SeatOfferContext } from './people-problem.tsx';
import { SendingProgress } from './sending-progress.tsx';
import { useParts } from './use-parts.ts';

type ListProps = { slug: string; seatCost: (seats: number) => ReactNode };
type Props = ListProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Invites the people of a list: shows what would become of each line, sends when told to, and says what became of it. */
export function InviteListDialog({ open, onOpenChange, ...rest }: Props) {
  const t = useTranslations('members.list');
  return (
    <Dialog size="lg" title={t('title')} description={t('lead')} open={open} onOpenChange={onOpenChange}>
      <InviteList {...rest} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

type Sent = { rows: JudgedRow[]; mailHint: string | null; isWhole: boolean };

function InviteList({ slug, seatCost, onClose }: ListProps & { onClose: () => void }) {
  const t = useTranslations('members.list');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const inWords = useFateInWords();
  const [text, setText] = useState(() => keptList(slug));
  const [sent, setSent] = useState<Sent | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const parts = useParts();
  const offer = useContext(SeatOfferContext);
  const file = useRef<HTMLInputElement>(null);
  const check = useMutation(trpc.invitation.checkRows.mutationOptions());
  const create = useMutation(trpc.invitation.createRows.mutationOptions());

  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    const list = decodeList(new Uint8Array(await chosen.slice(0, limits.invitationFile * 2).arrayBuffer()));
    setText(list);
    check.mutate({ text: list });
  };
  // Part after part: what has been sent is sent, also if the rest does not arrive; the list can then be sent once more.
  const send = async (rows: JudgedRow[]) => {
    setIsSending(true);
    setProblem(null);
    parts.begin();
    const judged: JudgedRow[] = [];
    let mailHint: string | null = null;
    try {
      for (let from = 0; from < rows.length && !parts.isStopped(); from += limits.invitationsPerCall) {
        const part = rows.slice(from, from + limits.invitationsPerCall).map(({ fate: _fate, about: _about, ...row }) => row);
        const answer = await create.mutateAsync({ rows: part });
        judged.push(...answer.rows);
        mailHint = answer.mailHint;
        setSent({ rows: [...judged], mailHint, isWhole: judged.length === rows.length });
      }
    } catch (error) {
      setProblem(error);
    }
    setIsSending(false);
    if (judged.length === rows.length) forgetInvitation(slug);
    void queryClient.invalidateQueries(trpc.invitation.list.infiniteQueryFilter());
  };

  const noSeat = check.data?.rows.filter(({ fate }) => fate === 'noSeat') ?? [];
  if (sent)
    return (
      <div className="flex flex-col gap-4">
        {isSending ? (
          <SendingProgress
            label={t('sending')}
            words={t('progress', { done: sent.rows.length, of: check.data?.rows.length ?? 0 })}
            done={sent.rows.length}
            of={check.data?.rows.length ?? 0}
            isStopping={parts.isStopping}
            onStop={parts.stop}
          />
        ) : (
          <Banner tone={sent.isWhole ? 'seal' : 'amber'} title={t('sent', { count: countOf(sent.rows) })}>
            {t('sentLead')}
          </Banner>
        )}
        <PeopleProblem error={problem} />
        {!sent.isWhole && !isSending && <p>{t('broken')}</p>}
        <InviteListRows rows={sent.rows} isSent />
        <MailHint hint={sent.mailHint} />
        <DialogActions>
          <Button
            onClick={() =>
              saveFile(
                'invitations.csv',
                resultFile(sent.rows, (row) => inWords(row, true)),
              )
            }
          >
            {t('saveResult')}
          </Button>
          {!sent.isWhole && !isSending && (
            <Button variant="primary" onClick={() => void send(check.data?.rows ?? [])}>
              {ui('tryAgain')}
            </Button>
          )}
          <Button variant={sent.isWhole ? 'primary' : 'secondary'} disabled={isSending} onClick={onClose}>
            {t('done')}
          </Button>
        </DialogActions>
      </div>
    );
  if (check.data)
    return (
      <div className="flex flex-col gap-4">
        <p role="status" className="font-semibold">
          {t('wouldInvite', { count: check.data.roomFor, all: check.data.rows.length })}
        </p>
        {seatCost(check.data.rows.filter(({ fate, role }) => fate === 'new' && role !== 'guest').length)}
        <PeopleProblem error={problem} />
        {noSeat.length > 0 && offer({ adding: noSeat.length, onLeave: () => keepInvitation(slug, { kind: 'list', text }) })}
        <InviteListRows rows={check.data.rows} />
        <DialogActions>
          <Button disabled={isSending} onClick={() => check.reset()}>
            {t('change')}
          </Button>
          <Button
            variant="primary"
            disabled={check.data.roomFor === 0}
            pending={isSending}
            onClick={() => void send(check.data.rows)}
          >
            {t('send', { count: check.data.roomFor })}
          </Button>
        </DialogActions>
      </div>
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate({ text });
      }}
    >
      <div className="flex flex-col gap-4">
        <PeopleProblem error={check.error} />
        <div className="flex flex-wrap items-center gap-2">
          <input
            ref={file}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-label={t('file')}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => void read(event.target.files?.[0])}
          />
          <Button onClick={() => file.current?.click()}>{t('choose')}</Button>
          <Button variant="quiet" onClick={() => saveFile('people.csv', templateFile())}>
            {t('template')}
          </Button>
        </div>
        <TextArea
          label={t('paste')}
          hint={t('pasteHint', { columns: columns.join(', '), count: limits.invitationRows })}
          rows={7}
          spellCheck={false}
          className="font-mono text-[13px]"
          dir="ltr"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" disabled={text.trim() === ''} pending={check.isPending}>
          {t('check')}
        </Button>
      </DialogActions>
    </form>
  );
}

function keptList(slug: string): string {
  const kept = readKeptInvitation(slug);
  return kept?.kind === 'list' ? kept.text : '';
}

const countOf = (rows: JudgedRow[]): number => rows.filter(({ fate }) => fate === 'new').length;
