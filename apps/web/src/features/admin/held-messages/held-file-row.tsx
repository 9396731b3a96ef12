'use client';
import type { HeldFileView } from '@parley/contract/quarantine';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatBytes } from '@/lib/format-bytes';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Tag } from '@/ui/tag';
import { showToast } from '@/ui/toast';

const bold = (words: ReactNode) => <bdi className="font-semibold">{words}</bdi>;

/** One file: who brought it, where, and why it is closed. Releasing it asks first. */
export function HeldFileRow({ item }: { item: HeldFileView }) {
  const t = useTranslations('heldMessages');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const release = useMutation(
    trpc.quarantine.releaseFile.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        showToast({ title: t('fileReleased') });
        return queryClient.invalidateQueries(trpc.quarantine.files.infiniteQueryFilter());
      },
    }),
  );
  const { channel } = item;
  const where = !channel ? t('where.unsent') : channel.name === null ? t(`where.${channel.kind}`) : `#${channel.name}`;
  const name = item.name ?? t('unnamedFile');
  const why = item.state === 'held' ? t('fileWaits') : t('fileBlocked', { signature: item.signature ?? '' });
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b border-line py-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-semibold wrap-anywhere">
          <bdi>{name}</bdi>
        </p>
        <p className="wrap-anywhere text-ink-2">{t.rich('wrote', { name: item.uploader.name, where, b: bold })}</p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1 text-sm text-ink-3">
          <Tag tone={item.state === 'held' ? 'amber' : 'red'}>
            <bdi>{why}</bdi>
          </Tag>
          <span>{formatBytes(item.bytes)}</span>
          <span>{formatMoment(item.heldAt)}</span>
        </p>
        {item.isMine && <p className="pt-2 text-sm text-ink-2">{t('yourFile')}</p>}
      </div>
      {!item.isMine && (
        <Button size="sm" onClick={() => setIsAsking(true)}>
          {t('releaseFile')}
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('releaseFileAsk', { name })}
        action={t('releaseFile')}
        danger
        pending={release.isPending}
        error={release.isError ? errorText(release.error) : undefined}
        onConfirm={() => release.mutate({ id: item.id })}
      >
        {item.state === 'held' ? t('releaseHeldLead') : t('releaseBlockedLead', { signature: item.signature ?? '' })}
      </ConfirmDialog>
    </li>
  );
}
