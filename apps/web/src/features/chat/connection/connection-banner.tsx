'use client';
import { CloudOff, LogIn, RefreshCw } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatWhenInWords } from '@/lib/format-time';
import { cn } from '@/ui/cn';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { useChatClient, useConnection, useKeptAt, usePendingCount } from '../state/chat-client.tsx';

const patienceMs = 3_000;

/** Says how things stand with the server, and nothing while they stand well. A short break is not worth a word. */
export function ConnectionBanner() {
  const t = useTranslations('connection');
  const connection = useConnection();
  const client = useChatClient();
  const mustSign = connection.state === 'ended' && connection.endedReason === 'unsigned';
  // Another page: nothing more opens here before the firm's text is signed.
  useEffect(() => {
    const { pathname, search } = window.location;
    if (mustSign)
      window.location.replace(`/${pathname.split('/')[1]}/acceptable-use?next=${encodeURIComponent(pathname + search)}`);
  }, [mustSign]);
  const now = useNow(connection.state !== 'live');
  const waiting = usePendingCount();
  const keptAt = useKeptAt();
  const asOf = keptAt !== null && `${t('asOf', { when: formatWhenInWords(new Date(keptAt).toISOString()) })} `;
  const forMs = now - connection.since;
  const retryWords = (ms: number) => (ms > 1_000 ? t('tryingIn', { seconds: Math.ceil(ms / 1_000) }) : t('tryingNow'));
  const again = (
    <Button size="sm" onClick={() => client.retryConnection()}>
      <RefreshCw aria-hidden className="size-3.5" />
      {t('retryNow')}
    </Button>
  );

  if (connection.state === 'ended') {
    const next = encodeURIComponent(window.location.pathname + window.location.search);
    return (
      <Bar
        tone="red"
        icon={<LogIn aria-hidden />}
        act={
          <a className={buttonClass({ variant: 'primary', size: 'sm' })} href={`/signin?next=${next}`}>
            {t('signInAgain')}
          </a>
        }
      >
        {t(endings.find((ending) => ending === connection.endedReason) ?? 'ended')} {t('nothingArrives')}
      </Bar>
    );
  }
  if (connection.state === 'offline')
    return (
      <Bar tone="amber" icon={<CloudOff aria-hidden />} act={again}>
        {t('noConnection')} {asOf}
        {t('waiting', { count: waiting })}{' '}
        {connection.retryAt !== null && <span aria-hidden>{retryWords(connection.retryAt - now)}</span>}
      </Bar>
    );
  if (connection.state === 'connecting' && (asOf || forMs > patienceMs))
    return (
      <Bar tone="amber" icon={<RefreshCw aria-hidden className="animate-spin" />} act={again}>
        {asOf}
        {t('connecting')}
      </Bar>
    );
  if (connection.state === 'polling' && forMs > patienceMs)
    return (
      <Bar tone="calm" icon={<CloudOff aria-hidden />} act={again}>
        {t('polling')}
      </Bar>
    );
  return null;
}

/** Why a session ended, as the server names it. */
const endings: readonly string[] = ['signedOut', 'deactivated', 'expired', 'unsigned'];

function Bar({
  tone,
  icon,
  act,
  children,
}: {
  tone: 'red' | 'amber' | 'calm';
  icon: ReactNode;
  act: ReactNode;
  children: ReactNode;
}) {
  const looks = { red: 'bg-red-soft text-red-text', amber: 'bg-amber-soft text-amber-text', calm: 'bg-sunk text-ink-2' };
  return (
    <div
      role={tone === 'red' ? 'alert' : 'status'}
      className={cn(
        'flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-[22px] py-1.5 text-sm font-medium max-[719px]:px-4 [&>svg]:size-4 [&>svg]:shrink-0',
        looks[tone],
      )}
    >
      {icon}
      <p data-figures="" className="min-w-0 flex-1">
        {children}
      </p>
      {act}
    </div>
  );
}

function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  // The clock: once a second while there is something to count.
  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
