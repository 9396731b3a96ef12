'use client';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { LinkPreviews } from '../preview/link-previews.tsx';
import { formatFull } from '@/lib/format-time';
import { lateComponent } from '@/ui/late-component';
import { Skeleton } from '@/ui/skeleton';
import { Markdown } from '../markdown/markdown.tsx';
import { useMarkdownPeople } from '../markdown/use-markdown-people.ts';
import { AckBar } from './ack-bar.tsx';
import { useFeed } from './feed-context.ts';
import { LongText } from './long-text-view.tsx';
import { MessageFiles } from './message-files.tsx';
import { MessageMarks } from './message-marks.tsx';
import { MovedAway } from './moved-notes.tsx';
import { Reactions } from './reactions.tsx';
import { SnippetCard } from './snippet-card.tsx';
import { ThreadSummary } from './thread-summary.tsx';
import { Tombstone } from './tombstone.tsx';

const ForwardCard = lateComponent(() => import('./forward-card.tsx').then((module) => module.ForwardCard));
const PollCard = lateComponent(
  () => import('./poll-card.tsx').then((module) => module.PollCard),
  <Skeleton className="mt-1.5 h-32 max-w-[440px] rounded-lg" />,
);

// Up to three emoji alone are the whole message, and are drawn so that one sees them.
const emojiAlone = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*\s?){1,3}$/u;

/** All that a message is, below its author: words, what hangs on them, and what people did with it. */
export function MessageBody({ message }: { message: MessageView }) {
  const { isThread } = useFeed();
  const { extra } = message;
  const summary = !isThread && message.replyCount > 0 && <ThreadSummary message={message} />;
  if (message.deletedAt)
    return (
      <>
        <Tombstone isPurged={extra?.purged === true} />
        {summary}
      </>
    );
  if (extra?.moved?.to) return <MovedAway to={extra.moved.to} />;
  return (
    <>
      <MessageMarks message={message} />
      {extra?.snippet ? <SnippetCard message={message} snippet={extra.snippet} /> : message.body && <Words message={message} />}
      {extra?.forward && <ForwardCard forward={extra.forward} />}
      {extra?.poll && <PollCard message={message} poll={extra.poll} />}
      {message.files.length > 0 && <MessageFiles files={message.files} />}
      {extra?.previews && <LinkPreviews message={message} previews={extra.previews} />}
      {extra?.ack && <AckBar message={message} memberIds={extra.ack.memberIds} />}
      {message.reactions.length > 0 && <Reactions message={message} />}
      {summary}
    </>
  );
}

function Words({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const people = useMarkdownPeople(message.mentions);
  const edited = message.editedAt && (
    <span className="ms-1.5 text-xs text-ink-3" title={t('editedAt', { when: formatFull(message.editedAt) })}>
      {t('edited')}
    </span>
  );
  return (
    <LongText body={message.body} clientId={message.clientId}>
      <div dir="auto" className={emojiAlone.test(message.body) ? 'text-[28px] leading-[1.3]' : undefined}>
        <Markdown body={message.body} people={people} suffix={edited} />
      </div>
    </LongText>
  );
}
