'use client';
import type { LabelView } from '@parley/contract/label';
import { useMutation } from '@tanstack/react-query';
import { ArchiveRestore, PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { IconButton } from '@/ui/icon-button';
import { LabelChip } from '@/ui/label-chip';
import { MoveButton } from './move-button.tsx';
import { useLabelsChanged } from './use-labels-changed.ts';

type Props = {
  label: LabelView;
  isMoving?: boolean;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onEdit?: () => void;
};

/** One label: what it means, what it keeps, what carries it; one that is out of use can be taken into use again. */
export function LabelRow({ label, isMoving = false, onUp, onDown, onEdit }: Props) {
  const t = useTranslations('labels');
  const { name, meaning, stays, closedToGuests, channels, messages, isRetired } = label;
  const [isAsking, setIsAsking] = useState(false);
  const trpc = useTRPC();
  const refresh = useLabelsChanged();
  const remove = useMutation(
    trpc.label.remove.mutationOptions({
      onSuccess: () => {
        setIsAsking(false);
        return refresh();
      },
    }),
  );
  const restore = useMutation(trpc.label.restore.mutationOptions({ onSuccess: refresh }));
  const rules = [stays && t('stays'), closedToGuests && t('noGuests')].filter(Boolean).join(' ');
  return (
    <li className="border-b border-line py-3.5">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <LabelChip label={label} className="text-sm" />
            <span className="text-sm whitespace-nowrap text-ink-3">{t('carriedBy', { channels, messages })}</span>
          </p>
          {meaning && (
            <p dir="auto" className="pt-1 text-start text-pretty">
              {meaning}
            </p>
          )}
          {rules && <p className="pt-0.5 text-sm text-pretty text-ink-2">{rules}</p>}
        </div>
        <div className="flex shrink-0 gap-0.5">
          {isRetired ? (
            <IconButton
              size="sm"
              label={t('restoreNamed', { name })}
              disabled={restore.isPending}
              onClick={() => restore.mutate({ id: label.id })}
            >
              <ArchiveRestore aria-hidden strokeWidth={1.6} />
            </IconButton>
          ) : (
            <>
              <MoveButton way="up" label={t('upNamed', { name })} isMoving={isMoving} onMove={onUp} />
              <MoveButton way="down" label={t('downNamed', { name })} isMoving={isMoving} onMove={onDown} />
              <IconButton size="sm" label={t('changeNamed', { name })} onClick={onEdit}>
                <PencilLine aria-hidden strokeWidth={1.6} />
              </IconButton>
            </>
          )}
          {!(isRetired && channels + messages > 0) && (
            <IconButton size="sm" label={t('removeNamed', { name })} onClick={() => setIsAsking(true)}>
              <Trash2 aria-hidden strokeWidth={1.6} />
            </IconButton>
          )}
        </div>
      </div>
      {restore.isError && (
        <Alert className="mt-2" title={t('notSaved')}>
          {errorText(restore.error)}
        </Alert>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('removeAsk', { name })}
        action={t('removeAct')}
        danger
        pending={remove.isPending}
        error={remove.isError ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate({ id: label.id })}
      >
        {t(channels + messages > 0 ? 'removeUsed' : 'removeUnused')}
      </ConfirmDialog>
    </li>
  );
}
