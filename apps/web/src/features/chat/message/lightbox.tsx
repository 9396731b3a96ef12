'use client';
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';
import { formatBytes } from '@/lib/format-bytes';
import { Dialog, DialogClose } from '@/ui/dialog';
import { IconButton } from '@/ui/icon-button';
import { useDownload } from '../files/use-download.ts';

type Props = { pictures: FileView[]; shown: number | null; onShow: (index: number | null) => void };

const zooms = [1, 1.5, 2, 3, 4];

/** A picture by itself, nearer by plus and minus, and its neighbours by the arrow keys. */
export function Lightbox({ pictures, shown, onShow }: Props) {
  const t = useTranslations('files');
  const download = useDownload();
  const [zoom, setZoom] = useState(0);
  const file = shown === null ? undefined : pictures[shown];
  const nearer = (by: number) => setZoom((now) => Math.min(zooms.length - 1, Math.max(0, now + by)));
  const step = (by: number) => {
    if (shown === null || pictures.length < 2) return;
    setZoom(0);
    onShow((shown + by + pictures.length) % pictures.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
    if (event.key === '+' || event.key === '=') nearer(1);
    if (event.key === '-') nearer(-1);
    if (event.key === '0') setZoom(0);
  };
  const scale = zooms[zoom] ?? 1;
  return (
    <Dialog
      title={file?.name ?? t('picture')}
      bare
      open={file !== undefined}
      onOpenChange={(open) => !open && onShow(null)}
      className="sm:max-w-[min(1100px,92vw)]"
    >
      {file && (
        <div onKeyDown={onKeyDown}>
          <div className="flex items-center gap-1 border-b border-line py-2 ps-5 pe-2">
            <bdi className="min-w-0 flex-1 truncate font-medium">{file.name}</bdi>
            <span data-figures="" className="pe-1 text-sm text-ink-3 max-sm:hidden">
              {formatBytes(file.bytes)}
            </span>
            {pictures.length > 1 && (
              <>
                <IconButton label={t('previous')} tooltip={false} onClick={() => step(-1)}>
                  <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
                </IconButton>
                <IconButton label={t('next')} tooltip={false} onClick={() => step(1)}>
                  <ChevronRight aria-hidden className="rtl:-scale-x-100" />
                </IconButton>
              </>
            )}
            <IconButton label={t('zoomOut')} tooltip={false} disabled={zoom === 0} onClick={() => nearer(-1)}>
              <ZoomOut aria-hidden />
            </IconButton>
            <IconButton label={t('zoomIn')} tooltip={false} disabled={zoom === zooms.length - 1} onClick={() => nearer(1)}>
              <ZoomIn aria-hidden />
            </IconButton>
            <IconButton label={t('download')} tooltip={false} onClick={() => download(file)}>
              <Download aria-hidden />
            </IconButton>
            <DialogClose render={<IconButton label={t('close')} tooltip={false} />}>
              <X aria-hidden />
            </DialogClose>
          </div>
          <div
            // A picture larger than its window is moved by the arrow keys, so the window takes the focus.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={scale > 1 ? 0 : undefined}
            className="grid h-[72vh] overflow-auto bg-sunk p-3 sm:rounded-b-2xl"
          >
            {/* oxlint-disable-next-line nextjs/no-img-element -- a copy without metadata, through the files route that checks access */}
            <img
              src={`/api/files/${file.id}?size=screen`}
              alt={file.name}
              width={file.width ?? undefined}
              height={file.height ?? undefined}
              className="m-auto h-auto object-contain"
              style={
                scale === 1
                  ? { maxHeight: '100%', maxWidth: '100%', width: 'auto' }
                  : { width: `${scale * 100}%`, maxWidth: 'none' }
              }
            />
          </div>
        </div>
      )}
    </Dialog>
  );
}
