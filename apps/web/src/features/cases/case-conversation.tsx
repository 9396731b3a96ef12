'use client';
import type { CaseMessage, CaseStretch } from '@parley/contract/case';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ChangeLine } from '@/lib/change-line';
import { errorText } from '@/lib/error-text';
import { formatFull } from '@/lib/format-time';
import { useTRPCClient } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Dialog } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { CaseMessageBody } from './case-message-body.tsx';
import { usePlaceWords } from './use-place-words.ts';

type Place = { around: string | null; before: number | null; after: number | null };

/** Each change of the conversation before the first message that came after it. */
function inOrder({ messages, changes }: CaseStretch): (CaseStretch['messages'][number] | CaseStretch['changes'][number])[] {
  const waiting = [...changes];
  const until = (time: string) => waiting.splice(0, waiting.findLastIndex(({ at }) => at < time) + 1);
  return [...messages.flatMap((message) => [...until(message.createdAt), message]), ...waiting];
}

/** A conversation as it went around a message, piece by piece. Each piece is fetched once, because each is an entry of the log. */
export function CaseConversation({ caseId, start, onClose }: { caseId: string; start: CaseMessage; onClose: () => void }) {
  const t = useTranslations('cases');
  const format = useFormatter();
  const client = useTRPCClient();
  const placeWords = usePlaceWords();
  const [place, setPlace] = useState<Place>({ around: start.id, before: null, after: null });
  const stretch = useQuery({
    queryKey: ['case stretch', caseId, start.channel.id, place],
    queryFn: () => client.case.read.mutate({ caseId, channelId: start.channel.id, ...place }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  });
  const messages = stretch.data?.messages ?? [];
  const nameOf = (id: string) => stretch.data?.people.find(({ memberId }) => memberId === id)?.name ?? '';
  const go = (to: Partial<Place>) => setPlace({ around: null, before: null, after: null, ...to });
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && onClose()} title={placeWords(start.channel)}>
      <Banner tone="seal" className="mb-4">
        {t('viewRecorded')}
      </Banner>
      {stretch.isPending && (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-40 rounded-lg" />
        </div>
      )}
      {stretch.isError && <Alert>{errorText(stretch.error)}</Alert>}
      {stretch.data?.hasBefore && (
        <Button size="sm" onClick={() => go({ before: messages[0]?.seq ?? null })}>
          {t('earlier')}
        </Button>
      )}
      <ol aria-label={t('conversationOf', { name: placeWords(start.channel) })} className="grid gap-1 py-2">
        {(stretch.data ? inOrder(stretch.data) : []).map((entry) =>
          'type' in entry ? (
            <li key={entry.version}>
              <ChangeLine change={entry} />
            </li>
          ) : (
            <li
              key={entry.id}
              className={cn('rounded-lg px-3 py-2', entry.id === start.id && 'bg-accent-soft/60', entry.parentId && 'ms-6')}
            >
              <p className="flex flex-wrap items-baseline gap-x-2">
                <b className="font-semibold">
                  <bdi>{entry.author.name}</bdi>
                </b>
                <time dateTime={entry.createdAt} className="text-sm text-ink-3">
                  {formatFull(entry.createdAt)}
                </time>
              </p>
              <CaseMessageBody caseId={caseId} message={entry} />
              <p className="pt-1 text-xs text-ink-3">{t('seenBy', { names: format.list(entry.readers.map(nameOf)) })}</p>
            </li>
          ),
        )}
      </ol>
      {stretch.data?.hasAfter && (
        <Button size="sm" onClick={() => go({ after: messages.at(-1)?.seq ?? null })}>
          {t('later')}
        </Button>
      )}
    </Dialog>
  );
}
