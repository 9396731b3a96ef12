'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { formatBytes } from '@/lib/format-bytes';
import { EmptyState } from '@/ui/empty-state';
import { isPicture } from '../files/file-kind.ts';
import { useFileWhy } from '../files/use-file-why.ts';
import { fileMark } from '../message/file-mark.ts';
import { messagePath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { useWorkspace } from '../state/chat-client.tsx';
import type { FoundFile } from './jump-option.tsx';
import { Marked } from './marked.tsx';
import { FetchedList } from '../shell/fetched-list.tsx';
import { useResultWords } from './use-result-words.ts';
import type { useResults } from './use-results.ts';

type Props = { found: ReturnType<typeof useResults>['files']; areMeant: boolean; words: string };

/** Files by name and by the text inside; each leads to the message that brings it. */
export function FileResults({ found, areMeant, words }: Props) {
  const t = useTranslations('search');
  const listWords = useResultWords();
  const files = found.data?.pages.flatMap(({ items }) => items) ?? [];
  if (!areMeant) return <EmptyState title={t('filesNotMeant')}>{t('filesNotMeantWords')}</EmptyState>;
  return (
    <FetchedList inset found={found} isEmpty={files.length === 0} words={listWords}>
      <ul aria-label={t('files')} className="max-w-[860px] px-6 pt-2 max-[719px]:px-4">
        {files.map((one) => (
          <FileResult key={one.file.id} found={one} words={words} />
        ))}
      </ul>
    </FetchedList>
  );
}

function FileResult({
  found: { file, messageId, channelId, channelName, parentId, uploader, createdAt },
  words,
}: {
  found: FoundFile;
  words: string;
}) {
  const t = useTranslations('search');
  const format = useFormatter();
  const { slug } = useWorkspace();
  const why = useFileWhy(file);
  const { letters, look } = fileMark(file.name);
  return (
    <li className="border-b border-line">
      <ChatLink
        href={messagePath(slug, { id: messageId, channelId, parentId })}
        data-result={file.id}
        className="flex items-center gap-3 px-2 py-2.5 hover:bg-desk"
      >
        {isPicture(file) ? (
          // oxlint-disable-next-line nextjs/no-img-element -- a small copy, through the files route that checks access
          <img
            src={`/api/files/${file.id}?size=thumb`}
            alt=""
            loading="lazy"
            className="size-11 shrink-0 rounded-md object-cover"
          />
        ) : (
          <span aria-hidden className={`grid size-11 shrink-0 place-items-center rounded-md text-[10.5px] font-bold ${look}`}>
            {letters}
          </span>
        )}
        <span className="min-w-0">
          <bdi className="block truncate font-medium">
            <Marked text={file.name} words={words} />
          </bdi>
          <span data-figures="" className="block truncate text-sm text-ink-3">
            {[
              uploader.name,
              channelName ? `#${channelName}` : t('directMessage'),
              format.dateTime(new Date(createdAt), { dateStyle: 'medium' }),
              formatBytes(file.bytes),
            ].join(' · ')}
          </span>
          {why && <span className="block text-sm text-ink-3">{why}</span>}
        </span>
      </ChatLink>
    </li>
  );
}
