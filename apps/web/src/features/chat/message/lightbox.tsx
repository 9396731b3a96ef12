'use client';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { FileView } from '@parley/contract/file-view';
import { buttonClass } from '@/ui/button-class';
import { Dialog, DialogClose } from '@/ui/dialog';
import { IconButton } from '@/ui/icon-button';
import { formatBytes } from '../time/format-bytes.ts';

type Props = { pictures: FileView[]; shown: number | null; onShow: (index: number | null) => void };

/** A picture by itself, and its neighbours by the arrow keys. */
export function Lightbox({ pictures, shown, onShow }: Props) {
  const file = shown === null ? undefined : pictures[shown];
  const step = (by: number) => shown !== null && onShow((shown + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  };
  return (
    <Dialog
      title={file?.name ?? 'Picture'}
      bare
      open={file !== undefined}
      onOpenChange={(open) => !open && onShow(null)}
      className="sm:max-w-[min(1100px,92vw)]"
    >
      {file && (
        <div onKeyDown={onKeyDown}>
          <div className="flex items-center gap-2 border-b border-line py-2 ps-5 pe-2">
            <span className="min-w-0 flex-1 truncate font-medium">{file.name}</span>
            <span data-figures="" className="text-sm text-ink-3">
              {formatBytes(file.bytes)}
            </span>
            {pictures.length > 1 && (
              <>
                <IconButton label="Previous picture" tooltip={false} onClick={() => step(-1)}>
                  <ChevronLeft aria-hidden />
                </IconButton>
                <IconButton label="Next picture" tooltip={false} onClick={() => step(1)}>
                  <ChevronRight aria-hidden />
                </IconButton>
              </>
            )}
            <a
              href={`/api/files/${file.id}?download=1`}
              download={file.name}
              className={buttonClass({ variant: 'quiet', size: 'sm' })}
            >
              <Download aria-hidden className="size-4" />
              Download
            </a>
            <DialogClose render={<IconButton label="Close" tooltip={false} />}>
              <X aria-hidden />
            </DialogClose>
          </div>
          <div className="grid place-items-center bg-sunk p-3 sm:rounded-b-2xl">
            {/* oxlint-disable-next-line nextjs/no-img-element -- as stored, through the files route that checks access */}
            <img
              src={`/api/files/${file.id}`}
              alt={file.name}
              width={file.width ?? undefined}
              height={file.height ?? undefined}
              className="h-auto max-h-[72vh] w-auto max-w-full object-contain"
            />
          </div>
        </div>
      )}
    </Dialog>
  );
}
