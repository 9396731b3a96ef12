'use client';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';
import { Alert } from '@/ui/banner';
import { Dialog, DialogClose } from '@/ui/dialog';
import { IconButton } from '@/ui/icon-button';
import { Skeleton } from '@/ui/skeleton';
import { useDownload } from './use-download.ts';
import { usePdf } from './use-pdf.ts';

/** A PDF, page by page, drawn by our own program: nothing in it is run, and it reaches nothing outside. */
export function PdfViewer({ file, onClose }: { file: FileView; onClose: () => void }) {
  const t = useTranslations('files');
  const download = useDownload();
  const { document, failed } = usePdf(`/api/files/${file.id}`);
  const [number, setNumber] = useState(1);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pages = document?.numPages ?? 0;
  const step = (by: number) => setNumber((now) => Math.min(Math.max(1, pages), Math.max(1, now + by)));

  // Draws on a canvas; a page that is turned while it is drawn is given up.
  useEffect(() => {
    if (!document) return;
    let cancel = () => {};
    let isGone = false;
    void document.getPage(number).then((page) => {
      const target = canvas.current;
      if (isGone || !target) return;
      const scale =
        (Math.min(1_000, window.innerWidth - 48) / page.getViewport({ scale: 1 }).width) * Math.min(2, window.devicePixelRatio);
      const viewport = page.getViewport({ scale });
      target.width = viewport.width;
      target.height = viewport.height;
      const drawing = page.render({ canvas: target, viewport });
      cancel = () => drawing.cancel();
      drawing.promise.catch(() => {});
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, [document, number]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'PageDown' || event.key === 'ArrowRight') step(1);
    if (event.key === 'PageUp' || event.key === 'ArrowLeft') step(-1);
  };
  return (
    <Dialog title={file.name} bare open onOpenChange={(open) => !open && onClose()} className="sm:max-w-[min(1100px,92vw)]">
      <div onKeyDown={onKeyDown}>
        <div className="flex items-center gap-1 border-b border-line py-2 ps-5 pe-2">
          <bdi className="min-w-0 flex-1 truncate font-medium">{file.name}</bdi>
          {document && (
            <>
              <span data-figures="" aria-live="polite" className="pe-1 text-sm text-ink-3">
                {t('page', { number, pages })}
              </span>
              <IconButton label={t('previousPage')} tooltip={false} disabled={number === 1} onClick={() => step(-1)}>
                <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
              </IconButton>
              <IconButton label={t('nextPage')} tooltip={false} disabled={number === pages} onClick={() => step(1)}>
                <ChevronRight aria-hidden className="rtl:-scale-x-100" />
              </IconButton>
            </>
          )}
          <IconButton label={t('download')} tooltip={false} onClick={() => download(file)}>
            <Download aria-hidden />
          </IconButton>
          <DialogClose render={<IconButton label={t('close')} tooltip={false} />}>
            <X aria-hidden />
          </DialogClose>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a tall page is scrolled by keyboard */}
        <div tabIndex={0} className="h-[76vh] overflow-auto bg-sunk p-3 sm:rounded-b-2xl">
          {failed && <Alert title={t('pdfFailed')}>{t('pdfFailedLead')}</Alert>}
          {!failed && !document && <Skeleton className="mx-auto h-full max-w-[600px]" />}
          {document && (
            <canvas ref={canvas} role="img" aria-label={t('page', { number, pages })} className="mx-auto max-w-full bg-white" />
          )}
        </div>
      </div>
    </Dialog>
  );
}
