'use client';
import { useTranslations } from 'use-intl';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { useWorkspace } from '../state/chat-client.tsx';
import { addFiles } from './attachments-store.ts';
import { useRecorder } from './use-recorder.ts';
import { clock } from './recording-clock.ts';

/** Records at once, lets the person hear it, and puts it among the files of the draft. Closing throws it away. */
export function VoiceRecorder({ draftKey, onClose }: { draftKey: string; onClose: () => void }) {
  const t = useTranslations('files');
  const { slug } = useWorkspace();
  const { state, levels, elapsedMs, heard, stop } = useRecorder();
  const add = () => {
    if (!heard) return;
    addFiles(draftKey, slug, [heard.file], elapsedMs);
    onClose();
  };
  return (
    <Dialog title={t('voiceMessage')} size="sm" open onOpenChange={(open) => !open && onClose()}>
      {state === 'failed' && <Alert title={t('noMicrophone')} />}
      {state === 'recording' && (
        <div className="flex items-center gap-3">
          <span aria-hidden className="size-2.5 rounded-full bg-red-text motion-safe:animate-pulse" />
          <Wave levels={levels} />
          <span role="timer" data-figures="" aria-label={t('elapsed', { shown: clock(elapsedMs) })}>
            {clock(elapsedMs)}
          </span>
        </div>
      )}
      {heard && <Preview url={heard.url} />}
      <div className="flex justify-end gap-2 pt-5">
        <Button variant="quiet" onClick={onClose}>
          {state === 'failed' ? t('close') : t('discard')}
        </Button>
        {state === 'recording' && <Button onClick={stop}>{t('stopRecording')}</Button>}
        {heard && (
          <Button variant="primary" onClick={add}>
            {t('attachRecording')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Wave({ levels }: { levels: number[] }) {
  const t = useTranslations('files');
  return (
    <div
      role="img"
      aria-label={t('recording')}
      className="flex h-10 min-w-0 flex-1 items-center justify-end gap-0.5 overflow-hidden"
    >
      {levels.map((level, index) => (
        <span key={index} className="w-1 shrink-0 rounded-full bg-accent" style={{ height: `${Math.max(8, level * 100)}%` }} />
      ))}
    </div>
  );
}

function Preview({ url }: { url: string }) {
  const t = useTranslations('files');
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- one's own words, a moment ago
  return <audio controls src={url} aria-label={t('play', { name: t('voiceMessage') })} className="h-10 w-full" />;
}
