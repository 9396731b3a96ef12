'use client';
import { useRef, useState, type DragEvent } from 'react';
import { FileUp } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { refusalInWords } from '@/lib/i18n/refusals';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { ProgressBar } from '@/ui/progress-bar';
import { uploadExport } from './upload-export.ts';

type Sending = { name: string; share: number; cancel: () => void };

/** Takes the file of another service: by choice or by drop. What breaks off goes on when the same file is chosen again. */
export function ChooseFile({ workspace, onSent }: { workspace: string; onSent: () => void }) {
  const t = useTranslations('import');
  const format = useFormatter();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);

  function send(file: File | undefined) {
    if (!file || sending) return;
    setFailure(null);
    const upload = uploadExport({
      file,
      workspace,
      onProgress: (share) => setSending((now) => now && { ...now, share }),
      onDone: () => {
        setSending(null);
        onSent();
      },
      onFailed: (refusal) => {
        setSending(null);
        setFailure(refusal === null ? t('upload.broken') : refusalInWords(refusal));
      },
    });
    setSending({ name: file.name, share: 0, cancel: upload.cancel });
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    send(event.dataTransfer.files[0]);
  };
  return (
    <>
      {failure && <Alert>{failure}</Alert>}
      <div
        className={cn(
          'mt-2 flex flex-col items-center gap-3 rounded-2xl border border-dashed border-control px-6 py-9 text-center',
          isOver && 'border-accent bg-accent-soft/40',
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <div className="w-full max-w-md text-start">
            <p className="flex justify-between gap-4 pb-2">
              <bdi className="truncate font-medium">{sending.name}</bdi>
              <span data-figures="">{format.number(Math.floor(sending.share * 100) / 100, { style: 'percent' })}</span>
            </p>
            <ProgressBar label={t('upload.sending')} share={sending.share} />
            <Button
              className="mt-4"
              onClick={() => {
                sending.cancel();
                setSending(null);
              }}
            >
              {t('upload.cancel')}
            </Button>
          </div>
        ) : (
          <>
            <FileUp aria-hidden className="size-7 text-ink-3" />
            <p className="max-w-[52ch] text-pretty text-ink-2">{t('upload.lead')}</p>
            <Button variant="primary" onClick={() => input.current?.click()}>
              {t('upload.choose')}
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('upload.choose')}
          accept=".zip,.jsonl,.csv,.txt"
          onChange={(event) => {
            send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </>
  );
}
