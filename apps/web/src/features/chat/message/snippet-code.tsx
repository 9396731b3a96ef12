'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquarePlus } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPC } from '@/lib/trpc';
import { IconButton } from '@/ui/icon-button';
import { CodeLine } from '../markdown/code-line.tsx';
import { useCodeLines } from '../markdown/use-code-lines.ts';
import { useChannel } from '../state/chat-client.tsx';
import { LineComment, NewLineComment } from './line-comments.tsx';
import { commentsByLine, type SnippetVersion } from './comments-by-line.ts';

type Props = { message: MessageView; versions: SnippetVersion[]; shown: SnippetVersion; canComment: boolean };

/** One version, line by line, each with what was said to it. A comment on an older version stands at the same line while it is there. */
export function SnippetCode({ message, versions, shown, canComment }: Props) {
  const t = useTranslations('message');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const lines = useCodeLines(shown.body, message.extra?.snippet?.language ?? '');
  const thread = useQuery({ ...trpc.message.thread.queryOptions({ messageId: message.id }), staleTime: 0 });
  const [openLine, setOpenLine] = useState<number | null>(null);
  const version = useChannel(message.channelId)?.channel.version;
  // The channel's log has moved on, outside React: one of its entries may be a comment.
  useEffect(() => {
    if (version !== undefined) void queryClient.invalidateQueries(trpc.message.thread.pathFilter());
  }, [version, queryClient, trpc]);
  const { byLine, elsewhere } = commentsByLine(thread.data?.replies ?? [], versions, shown);
  return (
    <>
      <div
        dir="ltr"
        className="max-h-[60vh] overflow-auto rounded-lg border border-line"
        tabIndex={0}
        role="group"
        aria-label={t('code')}
      >
        <table className="w-full border-collapse font-mono text-[12.6px] leading-[1.6]">
          <tbody>
            {lines.map((parts, index) => {
              const line = index + 1;
              const comments = byLine.get(line) ?? [];
              return (
                <Fragment key={line}>
                  <tr className="group/line align-top hover:bg-desk">
                    <td className="w-11 px-2 text-right text-ink-3 select-none">{line}</td>
                    <td className="w-8">
                      {canComment && (
                        <IconButton
                          label={t('commentOnLine', { line })}
                          size="xs"
                          className="opacity-0 group-hover/line:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
                          onClick={() => setOpenLine(line)}
                        >
                          <MessageSquarePlus aria-hidden strokeWidth={1.6} />
                        </IconButton>
                      )}
                    </td>
                    <td className="pe-3 whitespace-pre">
                      <CodeLine parts={parts} />
                    </td>
                  </tr>
                  {(comments.length > 0 || openLine === line) && (
                    <tr>
                      <td colSpan={3} className="border-y border-line bg-paper px-3 py-2 font-sans text-sm whitespace-normal">
                        {comments.map((comment) => (
                          <LineComment key={comment.id} comment={comment} />
                        ))}
                        {openLine === line && (
                          <NewLineComment message={message} anchor={{ edit: shown.edit, line }} onDone={() => setOpenLine(null)} />
                        )}
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {elsewhere.length > 0 && (
        <section aria-label={t('commentsElsewhere')} className="pt-4">
          <h3 className="pb-1 text-sm font-semibold">{t('commentsElsewhere')}</h3>
          {elsewhere.map((comment) => (
            <LineComment key={comment.id} comment={comment} withPlace />
          ))}
        </section>
      )}
    </>
  );
}
