'use client';
import { Pause, Play, RotateCw, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { formatBytes } from '@/lib/format-bytes';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { UnscannedTag } from '../files/unscanned-tag.tsx';
import { useFileWhy } from '../files/use-file-why.ts';
import { fileMark } from '../message/file-mark.ts';
import { pauseFile, removeFile, retryFile, type Attachment } from './attachments-store.ts';

/** The files of a draft: on their way, ready, or refused with the reason. */
export function AttachmentTray({ draftKey, attachments }: { draftKey: string; attachments: Attachment[] }) {
  const t = useTranslations('files');
  if (attachments.length === 0) return null;
  return (
    <ul aria-label={t('toSend')} className="flex max-h-44 flex-wrap gap-2 overflow-y-auto px-3 pt-1 pb-2">
      {attachments.map((attachment) => (
        <li
          key={attachment.key}
          className={cn(
            'relative flex w-[280px] max-w-full items-center gap-2.5 overflow-hidden rounded-lg border border-line bg-desk p-1.5',
            attachment.state === 'failed' && 'border-red-text',
          )}
        >
          <Preview attachment={attachment} />
          <div className="min-w-0 flex-1 leading-tight">
            <p className="truncate text-sm font-medium">
              <bdi>{attachment.name}</bdi>
            </p>
            <State attachment={attachment} />
          </div>
          <Acts draftKey={draftKey} attachment={attachment} />
          {(attachment.state === 'uploading' || attachment.state === 'paused') && (
            <div
              role="progressbar"
              aria-label={t('uploading', { name: attachment.name })}
              aria-valuenow={Math.round(attachment.progress * 100)}
              className="absolute inset-x-0 bottom-0 h-0.5 bg-line"
            >
              <div className="h-full bg-accent transition-[width]" style={{ width: `${attachment.progress * 100}%` }} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Acts({ draftKey, attachment: { key, name, state, canRetry, progress } }: { draftKey: string; attachment: Attachment }) {
  const t = useTranslations('files');
  return (
    <>
      {state === 'uploading' && progress < 1 && (
        <IconButton label={t('pause', { name })} size="xs" onClick={() => pauseFile(draftKey, key)}>
          <Pause aria-hidden />
        </IconButton>
      )}
      {state === 'paused' && (
        <IconButton label={t('resume', { name })} size="xs" onClick={() => retryFile(draftKey, key)}>
          <Play aria-hidden />
        </IconButton>
      )}
      {state === 'failed' && canRetry && (
        <IconButton label={t('tryAgain', { name })} size="xs" onClick={() => retryFile(draftKey, key)}>
          <RotateCw aria-hidden />
        </IconButton>
      )}
      <IconButton
        label={state === 'uploading' || state === 'paused' ? t('cancel', { name }) : t('remove', { name })}
        size="xs"
        onClick={() => removeFile(draftKey, key)}
      >
        <X aria-hidden />
      </IconButton>
    </>
  );
}

function Preview({ attachment: { previewUrl, view, name } }: { attachment: Attachment }) {
  const { letters, look } = fileMark(name);
  const src = previewUrl ?? (view?.hasThumb ? `/api/files/${view.id}?size=thumb` : null);
  if (!src)
    return (
      <span aria-hidden className={`grid size-9 shrink-0 place-items-center rounded-sm text-[9.5px] font-bold ${look}`}>
        {letters}
      </span>
    );
  // oxlint-disable-next-line nextjs/no-img-element -- a picture of this person's alone, from this device or another of theirs
  return <img src={src} alt="" className="size-9 shrink-0 rounded-sm object-cover" />;
}

/** What became of it once it is whole; who sends a file should know before what its readers will meet. */
function Done({ view, size }: { view: FileView; size: string }) {
  const t = useTranslations('files');
  const why = useFileWhy(view);
  return (
    <div data-figures="" className="text-xs text-ink-3">
      <p className={cn(view.state === 'held' && 'text-amber-text')}>{view.state === 'held' ? t('held') : size}</p>
      {why && view.state !== 'unscanned' && <p>{why}</p>}
      <UnscannedTag file={view} />
    </div>
  );
}

function State({ attachment: { state, failure, progress, bytes, bytesPerSecond, view } }: { attachment: Attachment }) {
  const t = useTranslations('files');
  const size = formatBytes(bytes);
  if (failure)
    return (
      <p role="alert" className="text-xs text-red-text">
        {typeof failure === 'object' ? failure.said : t(failure, { size, limit: formatBytes(limits.fileBytes) })}
      </p>
    );
  if (state === 'done' && view) return <Done view={view} size={size} />;
  const done = formatBytes(Math.round(progress * bytes));
  return (
    <p data-figures="" className="truncate text-xs text-ink-3">
      {state === 'paused' && t('paused', { done, size })}
      {state === 'uploading' && (progress === 1 ? t('checking') : t('progress', { done, size }))}
      {state === 'uploading' &&
        progress < 1 &&
        bytesPerSecond !== null &&
        ` · ${t('speed', { size: formatBytes(bytesPerSecond) })}`}
    </p>
  );
}
