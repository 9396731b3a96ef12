'use client';
import { Download, Eye, ShieldAlert, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';
import { formatBytes } from '@/lib/format-bytes';
import { IconButton } from '@/ui/icon-button';
import { lateComponent } from '@/ui/late-component';
import { isPdf } from '../files/file-kind.ts';
import { UnscannedTag } from '../files/unscanned-tag.tsx';
import { useDownload } from '../files/use-download.ts';
import { useFileWhy } from '../files/use-file-why.ts';
import { fileMark } from './file-mark.ts';

const PdfViewer = lateComponent(() => import('../files/pdf-viewer.tsx').then((part) => part.PdfViewer));

/** A file that is not shown in place: what it is, and what one may do with it. */
export function FileCard({ file }: { file: FileView }) {
  if (file.state === 'held') return <ClosedCard file={file} />;
  if (file.state === 'blocked') return <ClosedCard file={file} />;
  return <OpenCard file={file} />;
}

const card = 'inline-flex max-w-full items-center gap-3 rounded-[11px] border border-line bg-paper py-[9px] ps-2.5 pe-2';

function OpenCard({ file }: { file: FileView }) {
  const t = useTranslations('files');
  const download = useDownload();
  const why = useFileWhy(file);
  const [isShown, setIsShown] = useState(false);
  const { letters, look } = fileMark(file.name);
  return (
    <div className={card}>
      <span
        aria-hidden
        className={`grid h-11 w-[38px] shrink-0 place-items-center rounded-[6px] text-[10.5px] font-bold tracking-[0.03em] ${look}`}
      >
        {letters}
      </span>
      <span className="min-w-0 pe-1.5">
        <bdi className="block truncate font-[580] leading-[1.3]">{file.name}</bdi>
        <span className="flex flex-wrap items-center gap-x-2 text-[12.5px] text-ink-3">
          <span data-figures="">{formatBytes(file.bytes)}</span>
          <UnscannedTag file={file} />
        </span>
        {file.note === 'otherContent' && <span className="block text-[12.5px] text-amber-text">{why}</span>}
      </span>
      {isPdf(file) && (
        <IconButton label={t('open', { name: file.name })} size="sm" onClick={() => setIsShown(true)}>
          <Eye aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('downloadName', { name: file.name })} size="sm" onClick={() => download(file)}>
        <Download aria-hidden />
      </IconButton>
      {isShown && <PdfViewer file={file} onClose={() => setIsShown(false)} />}
    </div>
  );
}

/** Waits for the scanner, or did not pass it. */
function ClosedCard({ file }: { file: FileView }) {
  const t = useTranslations('files');
  const why = useFileWhy(file);
  const isBlocked = file.state === 'blocked';
  const Mark = isBlocked ? ShieldAlert : ShieldQuestion;
  return (
    <div className={card}>
      <Mark aria-hidden className={`size-6 shrink-0 ${isBlocked ? 'text-red-text' : 'text-amber-text'}`} strokeWidth={1.6} />
      <span className="min-w-0 pe-1.5">
        <bdi className="block truncate font-[580] leading-[1.3]">{file.name}</bdi>
        <span className="block text-[12.5px] text-ink-2">{t(isBlocked ? 'blocked' : 'held')}</span>
        {why && (
          <span className="block max-w-[46ch] text-[12.5px] text-ink-3" dir="auto">
            {why}
          </span>
        )}
      </span>
    </div>
  );
}
