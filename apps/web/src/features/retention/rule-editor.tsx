'use client';
import { limits } from '@parley/contract/limits';
import type { RetentionView } from '@parley/contract/retention';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { ToPermissions } from '@/lib/to-permissions';
import { useTRPC } from '@/lib/trpc';
import { useKeptDraft } from '@/lib/use-kept-draft';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { KeptNote } from '@/ui/kept-note';
import { DryRun } from './dry-run.tsx';
import { ReasonField } from './reason-field.tsx';
import { draftOf, newDraft, readDrafts, type DraftProblem, type RuleDraft } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';

/** All rules at once: they are one change, and one reason. */
export function RuleEditor({ retention, onClose }: { retention: RetentionView; onClose: () => void }) {
  const t = useTranslations('retention');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const begin = () => ({
    drafts: retention.rules.length > 0 ? retention.rules.map((rule, index) => draftOf(rule, index)) : [newDraft(0)],
    reason: '',
  });
  const { draft, set, close, kept } = useKeptDraft(begin, `retention.${retention.version}`, onClose);
  const { drafts, reason } = draft;
  const [problem, setProblem] = useState<DraftProblem | 'reason' | null>(null);
  const save = useMutation(
    trpc.retention.set.mutationOptions({
      onSuccess: () => {
        close();
        return queryClient.invalidateQueries(trpc.retention.get.queryFilter());
      },
    }),
  );
  const change = (next: RuleDraft[]) => {
    set({ drafts: next });
    setProblem(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDrafts(drafts);
    if ('problem' in read) return setProblem(read.problem);
    if (reason.trim() === '') return setProblem('reason');
    save.mutate({ rules: read.rules, version: retention.version, reason });
  };
  const nextKey = Math.max(-1, ...drafts.map(({ key }) => key)) + 1;
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && close()} title={t('editTitle')} description={t('longestWins')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <KeptNote kept={kept} />
        <ul aria-label={t('rules')} className="flex flex-col gap-3">
          {drafts.map((draft, index) => (
            <RuleFields
              key={draft.key}
              draft={draft}
              number={index + 1}
              problem={problem !== 'reason' && problem?.key === draft.key ? problem.field : null}
              onChange={(next) => change(drafts.map((one) => (one.key === draft.key ? next : one)))}
              onRemove={() => change(drafts.filter(({ key }) => key !== draft.key))}
            />
          ))}
        </ul>
        {drafts.length === 0 && <p className="text-ink-2">{t('noRulesLeft')}</p>}
        <Button
          size="sm"
          className="self-start"
          disabled={drafts.length >= limits.retentionRules}
          onClick={() => change([...drafts, newDraft(nextKey)])}
        >
          <Plus aria-hidden className="size-4" />
          {t('addRule')}
        </Button>
        <DryRun drafts={drafts} onProblem={setProblem} />
        <ReasonField
          value={reason}
          isMissing={problem === 'reason'}
          onChange={(next) => {
            set({ reason: next });
            setProblem(null);
          }}
        />
        <Banner tone={retention.others > 0 ? 'calm' : 'amber'} acts={retention.others === 0 && <ToPermissions />}>
          {t('twoPeople', { days: retention.delayDays })} {retention.others === 0 && t('nobodyElse')}
        </Banner>
        {save.isError && <Alert title={t('notSaved')}>{errorText(save.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={save.isPending}>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
