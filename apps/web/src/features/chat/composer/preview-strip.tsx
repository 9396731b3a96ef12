'use client';
import { readLinks } from '@parley/contract/read-links';
import { Link2, Link2Off } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';

type Props = { text: string; areHidden: boolean; onChange: (areHidden: boolean) => void };

/** Says before a message is sent that something of the pages behind its links will be shown, and lets its author decide. */
export function PreviewStrip({ text, areHidden, onChange }: Props) {
  const t = useTranslations('preview');
  const hosts = readLinks(text)
    .map((link) => new URL(link).host)
    .filter((host) => host !== window.location.host);
  const [host] = hosts;
  if (host === undefined) return null;
  const Icon = areHidden ? Link2Off : Link2;
  return (
    <div role="status" className="mx-2.5 mb-2 flex items-center gap-2 rounded-md bg-sunk py-1 ps-3 pe-1 text-[13.5px] text-ink-2">
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate">
        {t.rich(areHidden ? 'notShown' : 'willShow', { count: hosts.length, host: () => <bdi>{host}</bdi> })}
      </span>
      <Button size="sm" variant="quiet" onClick={() => onChange(!areHidden)}>
        {t(areHidden ? 'showIt' : 'dontShow')}
      </Button>
    </div>
  );
}
