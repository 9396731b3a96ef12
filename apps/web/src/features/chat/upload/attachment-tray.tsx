'use client';
import { RotateCw, X } from 'lucide-react';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { fileMark } from '../message/file-mark.ts';
import { formatBytes } from '../time/format-bytes.ts';
import { removeFile, retryFile, type Attachment } from './attachments-store.ts';

/** The files of a draft: on their way, ready, or refused with the reason. */
export function AttachmentTray({ draftKey, attachments }: { draftKey: string; attachments: Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Files to send" className="flex max-h-44 flex-wrap gap-2 overflow-y-auto px-3 pt-1 pb-2">
      {attachments.map((attachment) => (
        <li
          key={attachment.key}
          className={cn(
            'relative flex w-[248px] max-w-full items-center gap-2.5 overflow-hidden rounded-lg border border-line bg-desk p-1.5',
            attachment.state === 'failed' && 'border-red-text',
          )}
        >
          <Preview attachment={attachment} />
          <div className="min-w-0 flex-1 leading-tight">
            <p className="truncate text-sm font-medium">{attachment.name}</p>
            <State attachment={attachment} />
          </div>
          {attachment.state === 'failed' && attachment.canRetry && (
            <IconButton label={`Try ${attachment.name} again`} size="xs" onClick={() => retryFile(draftKey, attachment.key)}>
              <RotateCw aria-hidden />
            </IconButton>
          )}
          <IconButton
            label={attachment.state === 'uploading' ? `Cancel ${attachment.name}` : `Remove ${attachment.name}`}
            size="xs"
            onClick={() => removeFile(draftKey, attachment.key)}
          >
            <X aria-hidden />
          </IconButton>
          {attachment.state === 'uploading' && (
            <div
              role="progressbar"
              aria-label={`Uploading ${attachment.name}`}
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

function Preview({ attachment: { previewUrl, name } }: { attachment: Attachment }) {
  const { letters, look } = fileMark(name);
  if (!previewUrl)
    return (
      <span aria-hidden className={`grid size-9 shrink-0 place-items-center rounded-sm text-[9.5px] font-bold ${look}`}>
        {letters}
      </span>
    );
  // oxlint-disable-next-line nextjs/no-img-element -- a picture from this device, not yet anywhere else
  return <img src={previewUrl} alt="" className="size-9 shrink-0 rounded-sm object-cover" />;
}

function State({ attachment: { state, error, progress, bytes } }: { attachment: Attachment }) {
  if (state === 'failed')
    return (
      <p role="alert" className="text-xs text-red-text">
        {error}
      </p>
    );
  return (
    <p data-figures="" className="text-xs text-ink-3">
      {state === 'uploading' ? `${Math.round(progress * 100)} % of ${formatBytes(bytes)}` : formatBytes(bytes)}
    </p>
  );
}
