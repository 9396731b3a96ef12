'use client';
import { useQuery } from '@tanstack/react-query';
import { diffWordsWithSpace } from 'diff';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatFull } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Dialog } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { decodeMentions } from '../mention/mention-tokens.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { closeMessageDialog } from './message-dialog-store.ts';
import { useNameOf } from '../state/chat-client.tsx';

/** What a message said before, the newest version first, with what each changed. */
export function HistoryDialog({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const nameOf = useNameOf();
  const history = useQuery({ ...useTRPC().message.history.queryOptions({ messageId: message.id }), staleTime: 0 });
  const versions = history.data?.versions ?? [];
  const text = (edit: number) => decodeMentions(versions[edit]?.body ?? '', nameOf).text;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeMessageDialog()}
      title={t('editHistory')}
      description={t('editHistoryWords')}
    >
      {history.isPending && <Skeleton className="h-24" />}
      {history.error && <Alert title={t('historyNotFetched')}>{refusalText(history.error)}</Alert>}
      <ol className="flex flex-col gap-4">
        {versions.toReversed().map(({ edit, at, by }) => (
          <li key={edit}>
            <p className="text-sm text-ink-3">
              <span className="font-medium text-ink">
                {edit === 0 ? t('firstVersion') : t('versionNumber', { number: edit + 1 })}
              </span>{' '}
              {formatFull(at)}
              {by && by.memberId !== message.author.memberId && ` · ${nameOf(by.memberId) ?? by.name}`}
            </p>
            <p dir="auto" className="mt-1 rounded-md border border-line px-3 py-2 whitespace-pre-wrap wrap-anywhere">
              {edit === 0 ? text(0) : <Changes before={text(edit - 1)} after={text(edit)} />}
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function Changes({ before, after }: { before: string; after: string }) {
  return (
    diffWordsWithSpace(before, after, { timeout: 300 })?.map(({ value, added, removed }, index) => (
      <Fragment key={index}>
        {added ? (
          <ins className="bg-accent-soft text-accent-text no-underline">{value}</ins>
        ) : removed ? (
          <del className="bg-red-soft text-red-text">{value}</del>
        ) : (
          value
        )}
      </Fragment>
    )) ?? after
  );
}
