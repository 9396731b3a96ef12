'use client';
import type { HoldView } from '@parley/contract/hold-view';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { ReleaseDialog } from './release-dialog.tsx';
import { useHoldWords } from './use-hold-words.ts';

/** One hold: what it keeps, why, by whom, and the way to let it go. */
export function HoldRow({ hold }: { hold: HoldView }) {
  const t = useTranslations('hold');
  const words = useHoldWords();
  const [isReleasing, setIsReleasing] = useState(false);
  const { released } = hold;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b border-line py-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <bdi className="font-semibold wrap-anywhere">{hold.name}</bdi>
          {hold.caseId && <Tag>{t('ofCase')}</Tag>}
        </p>
        <p className="pt-0.5 text-pretty wrap-anywhere">{words(hold)}</p>
        <p className="pt-1 text-[13.5px] text-pretty wrap-anywhere text-ink-2">
          {t('placedBy', { name: hold.placedBy.name, date: formatDate(hold.placedAt) })} <q dir="auto">{hold.reason}</q>
        </p>
        {released && (
          <p className="text-[13.5px] text-pretty wrap-anywhere text-ink-2">
            {t('releasedBy', { name: released.by.name, date: formatDate(released.at) })} <q dir="auto">{released.reason}</q>
          </p>
        )}
      </div>
      {!released && (
        <Button size="sm" aria-label={t('releaseNamed', { name: hold.name })} onClick={() => setIsReleasing(true)}>
          {t('releaseAsk')}
        </Button>
      )}
      {isReleasing && <ReleaseDialog hold={hold} onClose={() => setIsReleasing(false)} />}
    </li>
  );
}
