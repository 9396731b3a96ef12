'use client';
import type { RetentionRule, TriedRetention } from '@parley/contract/retention';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Cell, HeadCell, Table } from '@/ui/table';
import { readDrafts, type DraftProblem, type RuleDraft } from './rule-draft.ts';

type Props = { drafts: RuleDraft[]; onProblem: (problem: DraftProblem) => void };

/** What would go today by the rules as they are typed. Another rule is another question. */
export function DryRun({ drafts, onProblem }: Props) {
  const t = useTranslations('retention');
  const [asked, setAsked] = useState<RetentionRule[] | null>(null);
  const read = readDrafts(drafts);
  const rules = 'rules' in read ? read.rules : null;
  const isSame = asked !== null && JSON.stringify(asked) === JSON.stringify(rules);
  const tried = useMutation(useTRPC().retention.try.mutationOptions());
  const ask = () => {
    if ('problem' in read) return onProblem(read.problem);
    setAsked(read.rules);
    tried.mutate({ rules: read.rules });
  };
  return (
    <div className="rounded-xl border border-line px-4 py-3.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-56 text-[13.5px] text-pretty text-ink-2">{t('tryLead')}</p>
        <Button size="sm" pending={tried.isPending} onClick={ask}>
          {t('try')}
        </Button>
      </div>
      <div aria-live="polite">
        {isSame && tried.isError && (
          <Alert className="mt-3" title={t('notTried')}>
            {errorText(tried.error)}
          </Alert>
        )}
        {isSame && tried.data && !tried.isPending && <Found found={tried.data} />}
      </div>
    </div>
  );
}

function Found({ found }: { found: TriedRetention }) {
  const t = useTranslations('retention');
  const format = useFormatter();
  if (found.places.length === 0) return <p className="pt-3 font-medium">{t('nothingGoes')}</p>;
  return (
    <div className="pt-3">
      <Table label={t('wouldGo')}>
        <thead>
          <tr>
            <HeadCell>{t('where')}</HeadCell>
            <HeadCell className="text-end">{t('messages')}</HeadCell>
            <HeadCell className="text-end">{t('files')}</HeadCell>
            <HeadCell className="text-end">{t('held')}</HeadCell>
            <HeadCell>{t('span')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {found.places.map((place) => (
            <tr key={`${place.kind} ${place.name}`}>
              <Cell>
                <bdi className="block min-w-32 wrap-anywhere">{place.name ? `#${place.name}` : t(`kind.${place.kind}`)}</bdi>
              </Cell>
              <Cell className="text-end tabular-nums">{format.number(place.messages)}</Cell>
              <Cell className="text-end tabular-nums">{format.number(place.files)}</Cell>
              <Cell className="text-end tabular-nums">{format.number(place.held)}</Cell>
              <Cell className="whitespace-nowrap">
                {place.oldest && place.newest && t('fromTo', { from: formatDate(place.oldest), to: formatDate(place.newest) })}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {!found.isAll && <p className="pt-2 text-sm text-ink-3">{t('notAll', { read: found.read })}</p>}
    </div>
  );
}
