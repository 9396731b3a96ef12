'use client';
import type { HeldMessageView } from '@parley/contract/quarantine';
import { useMutation } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { DecideHeld } from './decide-held.tsx';
import { HeldWords } from './held-words.tsx';

const bold = (words: ReactNode) => <bdi className="font-semibold">{words}</bdi>;

/** One held message: who wrote it, where, and which rule holds it. Its words come with a press, which the log notes. */
export function HeldMessageRow({ item }: { item: HeldMessageView }) {
  const t = useTranslations('heldMessages');
  const opened = useMutation(useTRPC().quarantine.open.mutationOptions());
  const { kind, name } = item.channel;
  const where = name === null ? t(`where.${kind}`) : `#${name}`;
  const isWaiting = item.state === 'waiting' || item.state === 'releasing';
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <p className="wrap-anywhere">{t.rich('wrote', { name: item.author.name, where, b: bold })}</p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1 text-sm text-ink-3">
            {item.rules.map((rule) => (
              <Tag key={rule.name} tone={isWaiting ? 'amber' : 'plain'}>
                <bdi>{rule.count > 1 ? t('rule', { name: rule.name, count: rule.count }) : rule.name}</bdi>
              </Tag>
            ))}
            <span>{t('heldAt', { when: formatMoment(item.heldAt) })}</span>
            {item.files > 0 && <span>{t('files', { count: item.files })}</span>}
          </p>
        </div>
        {!item.isMine && !opened.data && (
          <Button size="sm" pending={opened.isPending} onClick={() => opened.mutate({ id: item.id })}>
            <Eye aria-hidden className="size-4" strokeWidth={1.6} />
            {t('open')}
          </Button>
        )}
      </div>
      {!isWaiting && <Fate item={item} />}
      {item.isMine && isWaiting && <p className="pt-2 text-sm text-ink-2">{t('yours')}</p>}
      {opened.isError && (
        <Alert className="mt-3" title={t('notOpened')}>
          {errorText(opened.error)}
        </Alert>
      )}
      {opened.data && <HeldWords opened={opened.data} />}
      {opened.data && isWaiting && <DecideHeld item={item} />}
    </li>
  );
}

function Fate({ item }: { item: HeldMessageView }) {
  const t = useTranslations('heldMessages');
  const by = { name: item.decidedBy ?? '', when: item.decidedAt ? formatMoment(item.decidedAt) : '', b: bold };
  return (
    <p className="pt-2 text-sm text-ink-2 wrap-anywhere">
      {item.state === 'released' && t.rich('released', by)}
      {item.state === 'refused' && t.rich('refused', { ...by, reason: item.reason ?? '' })}
      {item.state === 'withdrawn' && t('withdrawn')}
    </p>
  );
}
