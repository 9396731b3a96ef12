'use client';
import type { PasskeyView } from '@parley/contract/passkey';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { formatAgo, formatDate } from '@/lib/format-time';
import { Button } from '@/ui/button';

type Props = { passkey: PasskeyView; onRename: () => void; onRemove: () => void };

export function PasskeyRow({ passkey, onRename, onRemove }: Props) {
  const t = useTranslations('passkey');
  const { name, createdAt, lastUsedAt } = passkey;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <KeyRound aria-hidden className="size-5 text-ink-3" strokeWidth={1.6} />
      <div className="min-w-0 flex-1 basis-56">
        <p dir="auto" className="truncate font-semibold">
          {name}
        </p>
        <p className="text-[12.5px] text-ink-3">
          {t('added', { date: formatDate(createdAt) })} ·{' '}
          {lastUsedAt ? t('lastUsed', { ago: formatAgo(lastUsedAt) }) : t('neverUsed')}
        </p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" aria-label={t('renameOne', { name })} onClick={onRename}>
          {t('rename')}
        </Button>
        <Button size="sm" aria-label={t('removeOne', { name })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </li>
  );
}
