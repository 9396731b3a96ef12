'use client';
import type { GatheredPage } from '@parley/contract/matter';
import { useMutation } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatBytes } from '@/lib/format-bytes';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';

type Files = GatheredPage['items'][number]['message']['files'];

/** What was attached, to be opened from the matter itself: its reader need not be in the channel. */
export function GatheredFiles({ matterId, files }: { matterId: string; files: Files }) {
  const t = useTranslations('matter');
  const link = useMutation(useTRPC().matter.linkFile.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  return (
    <>
      <ul aria-label={t('files', { count: files.length })} className="flex flex-wrap gap-2 pt-2">
        {files.map(({ id, name, bytes }) => (
          <li key={id} className="max-w-full">
            <button
              type="button"
              disabled={link.isPending}
              className="flex max-w-full items-center gap-1.5 rounded-md border border-line px-2.5 py-1.5 text-sm hover:bg-sunk"
              onClick={() => link.mutate({ matterId, fileId: id })}
            >
              <Paperclip aria-hidden className="size-3.5 shrink-0 text-ink-3" />
              <span className="sr-only">{t('download')}</span>
              <bdi className="truncate">{name}</bdi>
              <span className="shrink-0 text-ink-3">{formatBytes(bytes)}</span>
            </button>
          </li>
        ))}
      </ul>
      {link.isError && <Alert className="mt-2">{errorText(link.error)}</Alert>}
    </>
  );
}
