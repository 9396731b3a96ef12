'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { fileKinds, type FileKind, type ListedFile } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { formatBytes } from '@/lib/format-bytes';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { TextField } from '@/ui/text-field';
import { fileMark } from '../message/file-mark.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { messagePath } from '../shell/chat-location.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import { isPicture } from './file-kind.ts';
import { UnscannedTag } from './unscanned-tag.tsx';
import { useFileWhy } from './use-file-why.ts';

/** What was shared in a channel, the latest first; each leads to the message that carries it. */
export function FilesTab({ channelId }: { channelId: string }) {
  const t = useTranslations('files');
  const [kind, setKind] = useState<FileKind | null>(null);
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim());
  const found = useInfiniteQuery(
    useTRPC().file.list.infiniteQueryOptions(
      { channelId, ...(kind ? { kind } : {}), ...(query ? { query } : {}) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  const files = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="pt-3">
      <TextField
        label={t('searchByName')}
        hideLabel
        type="search"
        placeholder={t('searchByName')}
        value={words}
        maxLength={limits.fileName}
        onChange={(event) => setWords(event.target.value)}
      />
      <div role="group" aria-label={t('kinds')} className="flex flex-wrap gap-1.5 pt-2.5 pb-1">
        {[null, ...fileKinds].map((each) => (
          <button
            key={each ?? 'all'}
            type="button"
            aria-pressed={kind === each}
            onClick={() => setKind(each)}
            className={cn(
              'h-7 rounded-full border border-line px-3 text-sm text-ink-2 hover:border-line-strong',
              kind === each && 'border-accent bg-accent-soft text-accent-text',
            )}
          >
            {t(`kind_${each ?? 'all'}`)}
          </button>
        ))}
      </div>
      {found.isPending && <Skeleton className="mt-3 h-14" />}
      {found.error && (
        <Alert className="mt-3" title={t('notFetched')}>
          {refusalText(found.error)}
        </Alert>
      )}
      {found.data && files.length === 0 && (
        <EmptyState title={query || kind ? t('noneFound') : t('none')}>
          <p>{query || kind ? t('noneFoundLead') : t('noneLead')}</p>
        </EmptyState>
      )}
      <ul aria-label={t('files')}>
        {files.map((listed) => (
          <FileRow key={listed.file.id} channelId={channelId} listed={listed} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mt-3 w-full" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function FileRow({
  channelId,
  listed: { file, messageId, parentId, uploader, createdAt },
}: {
  channelId: string;
  listed: ListedFile;
}) {
  const t = useTranslations('files');
  const format = useFormatter();
  const { slug } = useWorkspace();
  const why = useFileWhy(file);
  const { letters, look } = fileMark(file.name);
  const day = format.dateTime(new Date(createdAt), { dateStyle: 'medium' });
  return (
    <li className="border-b border-line">
      <ChatLink
        href={messagePath(slug, { id: messageId, channelId, parentId })}
        className="flex items-center gap-3 rounded-md px-1.5 py-2 hover:bg-sunk"
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
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{file.name}</bdi>
          <span data-figures="" className="block truncate text-xs text-ink-3">
            {file.state === 'held' || file.state === 'blocked'
              ? t(file.state)
              : t('sharedBy', { name: uploader.name, day, size: formatBytes(file.bytes) })}
          </span>
          {why && file.state !== 'unscanned' && <span className="block text-xs text-ink-3">{why}</span>}
        </span>
        <UnscannedTag file={file} className="shrink-0" />
      </ChatLink>
    </li>
  );
}
