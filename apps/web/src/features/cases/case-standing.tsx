'use client';
import type { CaseView } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { ToPermissions } from '@/lib/to-permissions';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/text-area';
import { lastDay } from './case-list.tsx';
import { useScopeWords } from './use-scope-words.ts';

/** Where a case stands, in words, and what its reader can do about it now. */
export function CaseStanding({ one }: { one: CaseView }) {
  const t = useTranslations('cases');
  if (one.may.decide) return <Decision one={one} />;
  if (one.state === 'asked')
    return one.approvers > 0 ? (
      <Banner tone="amber" title={t('waits')}>
        {t('waitsLead', { count: one.approvers })}
      </Banner>
    ) : (
      <Banner tone="amber" title={t('nobodyElse')} acts={<ToPermissions />}>
        {t('nobodyElseLead')}
      </Banner>
    );
  const decided = { name: one.decidedBy?.name ?? '', date: one.decidedAt ? formatDate(one.decidedAt) : '' };
  if (one.state === 'refused') return <Banner title={t('refusedBy', decided)}>{one.decisionNote || t('refusedLead')}</Banner>;
  if (one.state === 'ended')
    return (
      <Banner title={t('endedOn', { date: formatDate(one.endedAt ?? one.endsAt) })}>
        {t(one.tellsAfter ? 'endedTold' : 'endedLead')}
      </Banner>
    );
  return (
    <Banner tone="seal" title={t('approvedBy', decided)}>
      {t(one.may.read ? 'readable' : 'readableByOthers', { date: formatDate(lastDay(one.endsAt)) })}
    </Banner>
  );
}

/** Before somebody decides: why, whose messages, who will read, until when. */
function Decision({ one }: { one: CaseView }) {
  const t = useTranslations('cases');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const scopeWords = useScopeWords();
  const [note, setNote] = useState('');
  const done = { onSuccess: () => queryClient.invalidateQueries(trpc.case.pathFilter()) };
  const approve = useMutation(trpc.case.approve.mutationOptions(done));
  const refuse = useMutation(trpc.case.refuse.mutationOptions(done));
  const failure = approve.error ?? refuse.error;
  const input = { caseId: one.id, version: one.version, note };
  return (
    <section aria-label={t('decide')} className="rounded-xl border border-amber bg-amber-soft/40 px-5 py-4">
      <h2 className="place text-2xl">{t('decide')}</h2>
      <p className="pt-1 text-pretty">
        {t('decideLead', {
          name: one.askedBy.name,
          people: one.workers.map(({ name }) => name).join(', '),
          scope: scopeWords(one.scope),
          date: formatDate(lastDay(one.endsAt)),
        })}
      </p>
      <blockquote dir="auto" className="my-3 border-s-2 border-line ps-3 text-start whitespace-pre-wrap wrap-anywhere text-ink-2">
        {one.reason}
      </blockquote>
      <TextArea
        label={t('decisionNote')}
        hint={t('decisionNoteHint')}
        rows={2}
        dir="auto"
        maxLength={limits.caseNote}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {failure && (
        <Alert className="mt-3" title={t('notDecided')}>
          {errorText(failure)}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2 pt-4">
        <Button variant="primary" pending={approve.isPending} onClick={() => approve.mutate(input)}>
          {t('approve')}
        </Button>
        <Button pending={refuse.isPending} onClick={() => refuse.mutate(input)}>
          {t('refuse')}
        </Button>
      </div>
    </section>
  );
}
