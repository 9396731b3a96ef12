'use client';
import type { CaseDetails, CaseQuery } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';

type Props = { caseId: string; queries: CaseDetails['queries']; current: CaseQuery | null; onAsk: (query: CaseQuery) => void };

/** Searches kept under a name, to be asked again with a press, and a way to keep the present one. */
export function SavedSearches({ caseId, queries, current, onAsk }: Props) {
  const t = useTranslations('cases');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const refresh = () => queryClient.invalidateQueries(trpc.case.get.queryFilter({ caseId }));
  const save = useMutation(
    trpc.case.saveQuery.mutationOptions({
      onSuccess: () => {
        setName(null);
        return refresh();
      },
    }),
  );
  const remove = useMutation(trpc.case.removeQuery.mutationOptions({ onSuccess: refresh }));
  const failure = save.error ?? remove.error;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (current && name?.trim()) save.mutate({ caseId, name: name.trim(), query: current });
  };
  return (
    <div className="flex flex-wrap items-center gap-2 pt-3">
      {queries.map((saved) => (
        <span key={saved.id} className="flex items-center rounded-md border border-line text-sm">
          <button type="button" className="px-2 py-1 hover:text-accent-text" onClick={() => onAsk(saved.query)}>
            <bdi>{saved.name}</bdi>
          </button>
          <button
            type="button"
            aria-label={t('remove', { name: saved.name })}
            className="grid size-6 place-items-center text-ink-3 hover:text-ink"
            onClick={() => remove.mutate({ caseId, id: saved.id })}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      {current && name === null && (
        <Button size="sm" variant="quiet" onClick={() => setName('')}>
          {t('saveSearch')}
        </Button>
      )}
      {current && name !== null && (
        <form onSubmit={keep} className="flex items-end gap-2">
          <TextField
            label={t('searchName')}
            hideLabel
            placeholder={t('searchName')}
            autoFocus
            dir="auto"
            maxLength={limits.caseName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" pending={save.isPending}>
            {t('save')}
          </Button>
        </form>
      )}
      {failure && <Alert className="basis-full">{errorText(failure)}</Alert>}
    </div>
  );
}
