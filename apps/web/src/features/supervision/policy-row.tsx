'use client';
import type { PolicyView } from '@parley/contract/supervision';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Tag } from '@/ui/tag';
import { ProposedPolicy } from './proposed-policy.tsx';
import { usePolicyWords } from './use-policy-words.ts';

type Props = { policy: PolicyView; onEdit: () => void; onRerun: () => void };

/** A policy as sentences, with what waits for a second person beneath it. */
export function PolicyRow({ policy, onEdit, onRerun }: Props) {
  const t = useTranslations('supervision');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const words = usePolicyWords();
  const [asking, setAsking] = useState<'end' | 'delete' | null>(null);
  const onSuccess = () => {
    setAsking(null);
    return queryClient.invalidateQueries(trpc.supervision.pathFilter());
  };
  const end = useMutation(trpc.supervision.endPolicy.mutationOptions({ onSuccess }));
  const remove = useMutation(trpc.supervision.deletePolicy.mutationOptions({ onSuccess }));
  const act = asking === 'delete' ? remove : end;
  const { inForce, proposed, latest, rerun } = policy;
  const terms = inForce?.terms ?? latest;
  const { watches, looksFor, reviewers } = words(terms);
  return (
    <li className="border-b border-line py-3.5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex flex-wrap items-center gap-2">
            <bdi className="font-semibold wrap-anywhere">{terms.name}</bdi>
            <Tag tone={inForce ? 'accent' : proposed ? 'amber' : 'plain'}>
              {t(inForce ? 'inForce' : proposed ? 'waits' : 'ended')}
            </Tag>
            {policy.openItems > 0 && <span className="text-sm text-ink-3">{t('openItems', { count: policy.openItems })}</span>}
          </p>
          <p className="pt-0.5 text-sm text-pretty text-ink-2">
            {watches} {t('puts', { what: looksFor })} {reviewers}
          </p>
          {inForce && (
            <p className="text-sm text-ink-3">
              {inForce.agreedBy
                ? t('agreedBy', { name: inForce.setBy.name, second: inForce.agreedBy.name, date: formatDate(inForce.from) })
                : t('setBy', { name: inForce.setBy.name, date: formatDate(inForce.from) })}
            </p>
          )}
          {rerun && (
            <p role="status" className="text-sm text-ink-3">
              {t(rerun.isDone ? 'rerunDone' : 'rerunOn', { read: rerun.read, found: rerun.found, date: formatDate(rerun.from) })}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-1">
          <Button size="sm" aria-label={t('changeNamed', { name: terms.name })} onClick={onEdit}>
            {t('change')}
          </Button>
          {inForce && (
            <Button size="sm" variant="quiet" aria-label={t('rerunNamed', { name: terms.name })} onClick={onRerun}>
              {t('rerun')}
            </Button>
          )}
          <Button
            size="sm"
            variant="quiet"
            aria-label={t(inForce ? 'endNamed' : 'deleteNamed', { name: terms.name })}
            onClick={() => setAsking(inForce ? 'end' : 'delete')}
          >
            {t(inForce ? 'end' : 'delete')}
          </Button>
        </div>
      </div>
      {proposed && <ProposedPolicy policy={policy} proposed={proposed} />}
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t(asking === 'delete' ? 'deleteAsk' : 'endAsk', { name: terms.name })}
        action={t(asking === 'delete' ? 'delete' : 'end')}
        danger
        pending={act.isPending}
        error={act.error ? errorText(act.error) : undefined}
        onConfirm={() => act.mutate({ id: policy.id })}
      >
        {t(asking === 'delete' ? 'deleteLead' : 'endLead')}
      </ConfirmDialog>
      {end.error && !asking && <Alert title={t('notDone')}>{errorText(end.error)}</Alert>}
    </li>
  );
}
