'use client';
import type { CaseMessage, CaseReview } from '@parley/contract/case';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { CaseConversation } from './case-conversation.tsx';
import { CaseHit } from './case-hit.tsx';

const keys: Record<string, CaseReview> = { r: 'relevant', n: 'notRelevant', p: 'privileged', u: 'unreviewed' };

/** What was found, to be gone through with j and k and judged with one key each. A judgement shows at once, and goes back if it is refused. */
export function CaseResults({ caseId, items }: { caseId: string; items: CaseMessage[] }) {
  const t = useTranslations('cases');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const list = useRef<HTMLOListElement>(null);
  const [marks, setMarks] = useState<Record<string, CaseMessage['mark']>>({});
  const [reading, setReading] = useState<CaseMessage | null>(null);
  const mark = useMutation(
    trpc.case.mark.mutationOptions({
      onSuccess: ({ mark: made }, { messageId }) => {
        setMarks((all) => ({ ...all, [messageId]: made }));
        return queryClient.invalidateQueries(trpc.case.get.queryFilter({ caseId }));
      },
    }),
  );
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.metaKey || event.ctrlKey || event.altKey || target.closest('input, textarea, select, [role=dialog]')) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('article') ?? [])];
    const at = rows.findIndex((row) => row.contains(target));
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
    const review = keys[event.key];
    const message = items[at];
    if (step !== 0) rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
    else if (review && message) mark.mutate({ caseId, messageId: message.id, review });
    else return;
    event.preventDefault();
  };
  const judged = mark.isPending ? mark.variables : null;
  return (
    <>
      {mark.isError && (
        <Alert className="mb-3" title={t('notMarked')}>
          {errorText(mark.error)}
        </Alert>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its articles, which take the focus */}
      <ol ref={list} aria-label={t('results')} onKeyDown={press} className="border-t border-line">
        {items.map((message) => {
          const known = message.id in marks ? (marks[message.id] ?? null) : message.mark;
          const review = judged?.messageId === message.id ? judged.review : undefined;
          return (
            <li key={message.id} className="border-b border-line">
              <CaseHit
                caseId={caseId}
                message={{ ...message, mark: known }}
                review={review ?? known?.review ?? 'unreviewed'}
                onMark={(given) => mark.mutate({ caseId, messageId: message.id, ...given })}
                onRead={() => setReading(message)}
              />
            </li>
          );
        })}
      </ol>
      {reading && <CaseConversation caseId={caseId} start={reading} onClose={() => setReading(null)} />}
    </>
  );
}
