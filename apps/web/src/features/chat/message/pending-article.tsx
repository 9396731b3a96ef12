'use client';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatClock } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { lateComponent } from '@/ui/late-component';
import { PartMissing } from '@/ui/part-missing';
import { CodeBlock } from '../markdown/code-block.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { useMarkdownPeople } from '../markdown/use-markdown-people.ts';
import { plainText } from '../markdown/plain-text.ts';
import { PersonFace } from '../people/person-face.tsx';
import { useChatClient, useConnection, useMe, type PendingMessage } from '../state/chat-client.tsx';
import { useFeed } from './feed-context.ts';
import { LongText } from './long-text-view.tsx';
import { MessageFiles } from './message-files.tsx';

export const HeldByRule = lateComponent(() => import('./held-by-rule.tsx').then((module) => module.HeldByRule), null, PartMissing);

const nobody: string[] = [];
type Props = { pending: PendingMessage; isContinuation: boolean; position: number };

/** My message before the server has it: as it will look, paler, and with a way out when it cannot go. */
export const PendingArticle = memo(function PendingArticle({ pending, isContinuation, position }: Props) {
  const me = useMe();
  const t = useTranslations('message');
  const { markdown } = useFeed();
  const state = t(pending.state === 'failed' ? 'notSent' : 'sending');
  const people = useMarkdownPeople(nobody);
  const words = pending.body || (pending.extra?.poll?.question ?? '');
  return (
    <article
      aria-label={`${me.name}, ${state}: ${plainText(words, markdown)}`}
      aria-posinset={position}
      aria-setsize={-1}
      tabIndex={-1}
      className={cn(
        'relative grid grid-cols-[36px_minmax(0,1fr)] gap-x-[13px] px-6 max-[719px]:px-4',
        isContinuation ? 'py-[3px]' : 'pt-1.5 pb-1',
      )}
    >
      {isContinuation ? <span /> : <PersonFace person={me} className="mt-0.5" />}
      <div className="min-w-0">
        {!isContinuation && (
          <div className="flex items-baseline gap-x-2 leading-[1.4]">
            <span className="truncate font-semibold">{me.name}</span>
            <time dateTime={pending.createdAt} className="text-xs text-ink-3">
              {formatClock(pending.createdAt)}
            </time>
          </div>
        )}
        <div dir="auto" className={pending.state === 'failed' ? undefined : 'text-ink-2'}>
          {pending.extra?.snippet ? (
            <CodeBlock code={pending.body} language={pending.extra.snippet.language} />
          ) : (
            <LongText body={words} clientId={pending.clientId}>
              <Markdown body={words} people={people} />
            </LongText>
          )}
          {pending.files.length > 0 && <MessageFiles files={pending.files} />}
        </div>
        {pending.state === 'failed' ? <WhyNot pending={pending} /> : <Waiting pending={pending} />}
      </div>
    </article>
  );
});

function Waiting({ pending }: { pending: PendingMessage }) {
  const t = useTranslations('message');
  const { state } = useConnection();
  if (pending.state === 'sending' && state !== 'offline') return null;
  return <p className="text-xs text-amber-text">{t(state === 'offline' ? 'waitingForConnection' : 'waitingToBeSent')}</p>;
}

const WhyNot = ({ pending }: { pending: PendingMessage }) =>
  pending.error?.rule?.startsWith('boundary:') ? <HeldByRule pending={pending} /> : <Failed pending={pending} />;

function Failed({ pending }: { pending: PendingMessage }) {
  const t = useTranslations('message');
  const client = useChatClient();
  return (
    <div
      role="alert"
      className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-e-md border-s-[3px] border-red bg-red-soft px-3 py-1.5 text-sm"
    >
      <span className="min-w-0 flex-1 basis-52">
        <strong className="font-semibold">{t('notSentTitle')}</strong>{' '}
        {pending.error ? errorText(pending.error) : t('nobodyAnswered')}
      </span>
      <span className="flex gap-2">
        <Button size="sm" onClick={() => client.retry(pending.clientId)}>
          {t('retry')}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => client.discard(pending.clientId)}>
          {t('discard')}
        </Button>
      </span>
    </div>
  );
}
