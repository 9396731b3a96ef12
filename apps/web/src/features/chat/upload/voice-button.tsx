'use client';
import { Mic } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/ui/icon-button';
import { lateComponent } from '@/ui/late-component';

const VoiceRecorder = lateComponent(() => import('./voice-recorder.tsx').then((part) => part.VoiceRecorder));

/** Opens the recorder; where the browser cannot record it is not shown. */
export function VoiceButton({ draftKey }: { draftKey: string }) {
  const t = useTranslations('files');
  const [isOpen, setIsOpen] = useState(false);
  if (typeof window !== 'undefined' && !('MediaRecorder' in window)) return null;
  return (
    <>
      <IconButton label={t('record')} size="sm" className="pointer-coarse:size-10" onClick={() => setIsOpen(true)}>
        <Mic aria-hidden strokeWidth={1.6} />
      </IconButton>
      {isOpen && <VoiceRecorder draftKey={draftKey} onClose={() => setIsOpen(false)} />}
    </>
  );
}
