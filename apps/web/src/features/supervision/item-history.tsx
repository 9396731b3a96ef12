'use client';
import { limits } from '@parley/contract/limits';
import type { OpenedItem } from '@parley/contract/supervision';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatWhen } from '@/lib/format-time';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/text-area';
import type { ReviewActs } from './use-review-acts.ts';

/** What was done about an item, and the place for a note. Notes are part of the record. */
export function ItemHistory({ opened, acts }: { opened: OpenedItem; acts: ReviewActs }) {
  const t = useTranslations('supervision');
  const [note, setNote] = useState('');
  const { comment } = acts;
  const send = (event: FormEvent) => {
    event.preventDefault();
    comment.mutate({ itemId: opened.item.id, note }, { onSuccess: () => setNote('') });
  };
  return (
    <section aria-label={t('history')} className="pt-5">
      <h3 className="border-b border-line pb-1.5 text-sm font-semibold">{t('history')}</h3>
      <ol>
        {opened.history.map(({ id, at, by, action, to, outcome, note: said }) => (
          <li key={id} className="border-b border-line py-2 text-sm">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span>
                {t(`did.${action}`, {
                  name: by.name,
                  to: to?.name ?? '',
                  hasTo: to ? 'yes' : 'no',
                  outcome: outcome ? t(`outcome.${outcome}`) : '',
                })}
              </span>
              <time dateTime={at} className="text-ink-3">
                {formatWhen(at)}
              </time>
            </p>
            {said && (
              <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-ink-2">
                {said}
              </p>
            )}
          </li>
        ))}
      </ol>
      <form onSubmit={send} className="grid gap-2 pt-3">
        <TextArea
          label={t('note')}
          hint={t('noteHint')}
          rows={2}
          dir="auto"
          maxLength={limits.supervisionNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {comment.error && <Alert title={t('notDone')}>{errorText(comment.error)}</Alert>}
        <Button type="submit" size="sm" className="justify-self-start" pending={comment.isPending} disabled={note.trim() === ''}>
          {t('addNote')}
        </Button>
      </form>
    </section>
  );
}
