'use client';
import { Sparkle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { useConnection, useWorkspace } from '../state/chat-client.tsx';
import { moveToNewVersion, startAppWorker } from './app-worker.ts';

/** Starts the installed app's worker once the chat stands, and says when a newer version waits. */
export function AppWorkerBanner() {
  const t = useTranslations('shell');
  const { slug } = useWorkspace();
  const isLive = useConnection().state === 'live';
  const [wasLive, setWasLive] = useState(false);
  const [isNewReady, setIsNewReady] = useState(false);
  if (isLive && !wasLive) setWasLive(true);
  // The worker is the browser's. It starts after the first screen, which it would only slow down.
  useEffect(() => (wasLive ? startAppWorker(slug, () => setIsNewReady(true)) : undefined), [slug, wasLive]);
  if (!isNewReady) return null;
  return (
    <div
      role="status"
      className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-accent-soft px-[22px] py-1.5 text-sm font-medium text-accent-text max-[719px]:px-4"
    >
      <Sparkle aria-hidden className="size-4 shrink-0" strokeWidth={1.6} />
      <p className="min-w-0 flex-1">{t('newVersion')}</p>
      <Button size="sm" onClick={() => void moveToNewVersion()}>
        {t('reload')}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => setIsNewReady(false)}>
        {t('later')}
      </Button>
    </div>
  );
}
