'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FileView } from '@parley/contract/file-view';
import { lateComponent } from '@/ui/late-component';
import { isAudio, isPicture, isVideo } from '../files/file-kind.ts';
import { UnscannedTag } from '../files/unscanned-tag.tsx';
import { FileCard } from './file-card.tsx';
import { pictureBox } from './picture-box.ts';
import { Recording } from './recording.tsx';

const Lightbox = lateComponent(() => import('./lightbox.tsx').then((part) => part.Lightbox));

export function MessageFiles({ files }: { files: FileView[] }) {
  const pictures = files.filter(isPicture);
  const recordings = files.filter((file) => isAudio(file) || isVideo(file));
  const others = files.filter((file) => !pictures.includes(file) && !recordings.includes(file));
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
      {recordings.map((file) => (
        <Recording key={file.id} file={file} />
      ))}
      <div className="flex flex-wrap gap-2 not-empty:mt-1.5">
        {others.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
      </div>
      {shown !== null && <Lightbox pictures={pictures} shown={shown} onShow={setShown} />}
    </>
  );
}

/** The box has its final size before the picture has arrived, so that nothing below it moves. */
function Thumbnail({ file, onOpen }: { file: FileView; onOpen: () => void }) {
  const t = useTranslations('files');
  const { width, height } = pictureBox(file.width ?? 1, file.height ?? 1);
  return (
    <div className="relative max-w-full">
      <button
        type="button"
        aria-label={t('open', { name: file.name })}
        className="block max-w-full overflow-hidden rounded-lg border border-line bg-sunk transition-colors hover:border-line-strong"
        style={{ width, aspectRatio: `${width} / ${height}` }}
        onClick={onOpen}
      >
        {/* oxlint-disable-next-line nextjs/no-img-element -- the files route checks access and already serves what is stored */}
        <img
          src={`/api/files/${file.id}?size=thumb`}
          alt=""
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      </button>
      <UnscannedTag file={file} className="absolute start-1.5 bottom-1.5 max-w-[calc(100%-12px)]" />
    </div>
  );
}
