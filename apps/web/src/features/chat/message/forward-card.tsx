'use client';
import { useTranslations } from 'use-intl';
import type { MessageExtra } from '@parley/contract/message-extra';
import { formatMoment } from '@/lib/format-time';
import { Markdown } from '../markdown/markdown.tsx';
import { useMarkdownPeople } from '../markdown/use-markdown-people.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { useChannel, useWorkspace } from '../state/chat-client.tsx';
import { useFeed } from './feed-context.ts';

const nobody: string[] = [];

/** Words from elsewhere, with who wrote them; the link is there for those who may open the source. */
export function ForwardCard({ forward }: { forward: NonNullable<MessageExtra['forward']> }) {
  const t = useTranslations('message');
  const { nameOf } = useFeed();
  const { slug } = useWorkspace();
  const source = useChannel(forward.channelId);
  const people = useMarkdownPeople(nobody);
  const channel = source?.channel.name ?? forward.channelName;
  return (
    <figure className="my-1 max-w-[72ch] rounded-e-md border-s-[3px] border-line-strong py-0.5 ps-3">
      <figcaption className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-3">
        <span className="font-semibold text-ink">{nameOf(forward.author.memberId) ?? forward.author.name}</span>
        <span>
          {channel
            ? t('forwardedFrom', { channel, when: formatMoment(forward.createdAt) })
            : t('forwardedAt', { when: formatMoment(forward.createdAt) })}
        </span>
        {source && (
          <ChatLink
            className="text-accent-text underline underline-offset-2"
            href={`${channelPath(slug, forward.channelId)}?m=${forward.messageId}`}
          >
            {t('openSource')}
          </ChatLink>
        )}
      </figcaption>
      <div dir="auto" className="text-ink-2">
        <Markdown body={forward.body} people={people} />
      </div>
    </figure>
  );
}
