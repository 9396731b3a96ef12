'use client';
import { Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';
import { formatBytes } from '@/lib/format-bytes';
import { IconButton } from '@/ui/icon-button';
import { isVideo } from '../files/file-kind.ts';
import { UnscannedTag } from '../files/unscanned-tag.tsx';
import { useDownload } from '../files/use-download.ts';

/** Sound or film, with the player that the browser brings: people know it, and it works by keyboard. */
export function Recording({ file }: { file: FileView }) {
  const t = useTranslations('files');
  const format = useFormatter();
  const download = useDownload();
  const src = `/api/files/${file.id}`;
  const seconds = file.durationMs ? Math.round(file.durationMs / 1_000) : null;
  return (
    <figure className="mt-1.5 w-full max-w-[440px] rounded-[11px] border border-line bg-paper p-2.5">
      {isVideo(file) ? (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions would have to come with the file
        <video
          controls
          preload="metadata"
          src={src}
          aria-label={t('play', { name: file.name })}
          className="max-h-[300px] w-full rounded-md bg-sunk"
        />
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions would have to come with the file
        <audio controls preload="metadata" src={src} aria-label={t('play', { name: file.name })} className="h-10 w-full" />
      )}
      <figcaption className="flex items-center gap-2 ps-1 pt-1 text-sm">
        <bdi className="min-w-0 flex-1 truncate font-medium">{seconds === null ? file.name : t('voiceMessage')}</bdi>
        <UnscannedTag file={file} className="shrink-0" />
        <span data-figures="" className="shrink-0 text-xs text-ink-3">
          {seconds === null ? formatBytes(file.bytes) : t('seconds', { count: seconds, shown: format.number(seconds) })}
        </span>
        <IconButton label={t('downloadName', { name: file.name })} size="xs" onClick={() => download(file)}>
          <Download aria-hidden />
        </IconButton>
      </figcaption>
    </figure>
  );
}
