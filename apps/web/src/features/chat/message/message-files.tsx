'use client';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { FileView } from '@parley/contract/file-view';
import { formatBytes } from '../time/format-bytes.ts';
import { fileMark } from './file-mark.ts';
import { Lightbox } from './lightbox.tsx';
import { pictureBox } from './picture-box.ts';

const isPicture = (file: FileView) =>
  file.mime.startsWith('image/') && file.mime !== 'image/svg+xml' && file.width !== null && file.height !== null;

export function MessageFiles({ files }: { files: FileView[] }) {
  const pictures = files.filter(isPicture);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <>
      {pictures.length > 0 && (
        <div className="mt-1.5 flex flex-wrap gap-2">
          {pictures.map((file, index) => (
            <Thumbnail key={file.id} file={file} onOpen={() => setShown(index)} />
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-2 not-empty:mt-1.5">
        {files
          .filter((file) => !isPicture(file))
          .map((file) => (
            <FileCard key={file.id} file={file} />
          ))}
      </div>
      <Lightbox pictures={pictures} shown={shown} onShow={setShown} />
    </>
  );
}

/** The box has its final size before the picture has arrived, so that nothing below it moves. */
function Thumbnail({ file, onOpen }: { file: FileView; onOpen: () => void }) {
  const { width, height } = pictureBox(file.width ?? 1, file.height ?? 1);
  return (
    <button
      type="button"
      aria-label={`Open ${file.name}`}
      className="max-w-full overflow-hidden rounded-lg border border-line bg-sunk transition-colors hover:border-line-strong"
      style={{ width, aspectRatio: `${width} / ${height}` }}
      onClick={onOpen}
    >
      {/* oxlint-disable-next-line nextjs/no-img-element -- the files route checks access and already serves what is stored */}
      <img
        src={`/api/files/${file.id}`}
        alt=""
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        className="size-full object-cover"
      />
    </button>
  );
}

export function FileCard({ file }: { file: FileView }) {
  const { letters, look } = fileMark(file.name);
  return (
    <a
      href={`/api/files/${file.id}?download=1`}
      download={file.name}
      className="group/file relative inline-flex max-w-full items-center gap-3 rounded-[11px] border border-line bg-paper py-[9px] ps-2.5 pe-3.5 transition-colors hover:border-line-strong"
    >
      <span
        aria-hidden
        className={`grid h-11 w-[38px] shrink-0 place-items-center rounded-[6px] text-[10.5px] font-bold tracking-[0.03em] ${look}`}
      >
        {letters}
      </span>
      <span className="min-w-0">
        <span className="block truncate font-[580] leading-[1.3]">{file.name}</span>
        <span data-figures="" className="block text-[12.5px] text-ink-3">
          {formatBytes(file.bytes)}
        </span>
      </span>
      <Download
        aria-hidden
        className="absolute end-2 top-2 size-6 rounded-sm bg-paper p-1 text-ink-2 opacity-0 group-hover/file:opacity-100 group-focus-visible/file:opacity-100"
        strokeWidth={1.6}
      />
    </a>
  );
}
