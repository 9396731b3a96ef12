'use client';
import type { AuditEntry } from '@parley/contract/audit-view';
import { ChevronDown, Filter, Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatClock, formatFull } from '@/lib/format-time';
import { leftToRight } from '@/lib/left-to-right';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { showToast } from '@/ui/toast';
import { AuditDetails } from './audit-details.tsx';
import { useActWords } from './use-act-words.tsx';

/** One entry: a sentence, where it came from, and on demand all that is kept. */
export function AuditRow({ entry, isOpen: opens = false, onOnly }: { entry: AuditEntry; isOpen?: boolean; onOnly?: () => void }) {
  const t = useTranslations('audit');
  const words = useActWords();
  const [isOpen, setIsOpen] = useState(opens);
  const copy = async () => {
    const { origin, pathname } = window.location;
    await navigator.clipboard.writeText(`${origin}${pathname}?entry=${entry.version}`);
    showToast({ title: t('copied') });
  };
  return (
    <li className="group border-b border-line py-2.5">
      <div className="flex items-start gap-3">
        <time dateTime={entry.at} title={formatFull(entry.at)} data-figures="" className="w-16 shrink-0 pt-1 text-sm text-ink-3">
          {formatClock(entry.at)}
        </time>
        <div className="min-w-0 flex-1 pt-0.5">
          <p className="text-pretty [overflow-wrap:anywhere]">{words(entry)}</p>
          {entry.address && (
            <p data-figures="" className="text-[13px] text-ink-3">
              {t('fromAddress', { address: leftToRight(entry.address) })}
            </p>
          )}
        </div>
        <span className="flex pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100">
          {onOnly && entry.actor && (
            <IconButton label={t('onlyActor', { actor: entry.actor.name })} onClick={onOnly}>
              <Filter aria-hidden className="size-4" />
            </IconButton>
          )}
          <IconButton label={t('copyLink')} onClick={() => void copy()}>
            <Link2 aria-hidden className="size-4" />
          </IconButton>
        </span>
        <IconButton label={isOpen ? t('hideDetails') : t('showDetails')} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <ChevronDown aria-hidden className={cn('size-4 transition-transform', isOpen && 'rotate-180')} />
        </IconButton>
      </div>
      {isOpen && (
        <div className="ps-[76px] pt-2 max-sm:ps-0">
          <AuditDetails entry={entry} />
        </div>
      )}
    </li>
  );
}
