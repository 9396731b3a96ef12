'use client';
import type { BarrierSide, BarrierView } from '@parley/contract/barrier';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PencilLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Checkbox } from '@/ui/checkbox';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { IconButton } from '@/ui/icon-button';
import { BarrierCuts } from './barrier-cuts.tsx';
import { sidesOf } from './barrier-draft.ts';

/** One barrier with its two sides and its switch. What it closes, or opens, is said before it does. */
export function BarrierRow({ barrier, onEdit }: { barrier: BarrierView; onEdit: () => void }) {
  const t = useTranslations('barrier');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'switch' | 'delete' | null>(null);
  const done = {
    onSuccess: () => {
      setAsking(null);
      return queryClient.invalidateQueries(trpc.barrier.pathFilter());
    },
  };
  const turn = useMutation(trpc.barrier.switch.mutationOptions(done));
  const remove = useMutation(trpc.barrier.delete.mutationOptions(done));
  const { name, isOn } = barrier;
  const ask = (what: 'switch' | 'delete') => {
    turn.reset();
    remove.reset();
    setAsking(what);
  };
  return (
    <li className="border-b border-line py-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Checkbox
            label={<bdi className="wrap-anywhere">{name}</bdi>}
            checked={isOn}
            onCheckedChange={() => ask('switch')}
            hint={
              <>
                <bdi className="wrap-anywhere">{barrier.reason}</bdi>{' '}
                <span className="whitespace-nowrap">{t('setBy', { name: barrier.setBy, date: formatDate(barrier.setAt) })}</span>
              </>
            }
          />
          <Sides barrier={barrier} />
        </div>
        <div className="flex gap-1">
          <IconButton size="sm" label={t('changeNamed', { name })} onClick={onEdit}>
            <PencilLine aria-hidden strokeWidth={1.6} />
          </IconButton>
          <IconButton size="sm" label={t('deleteNamed', { name })} onClick={() => ask('delete')}>
            <Trash2 aria-hidden strokeWidth={1.6} />
          </IconButton>
        </div>
      </div>
      <ConfirmDialog
        open={asking === 'switch'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t(isOn ? 'offAsk' : 'onAsk', { name })}
        action={t(isOn ? 'offAct' : 'onAct')}
        danger={!isOn}
        pending={turn.isPending}
        error={turn.isError ? errorText(turn.error) : undefined}
        onConfirm={() => turn.mutate({ id: barrier.id, isOn: !isOn })}
      >
        {isOn ? t('offLead') : <BarrierCuts sides={sidesOf(barrier)} />}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'delete'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t('deleteAsk', { name })}
        action={t('deleteAct')}
        danger
        pending={remove.isPending}
        error={remove.isError ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate({ id: barrier.id })}
      >
        {t(isOn ? 'deleteLead' : 'deleteLeadOff')}
      </ConfirmDialog>
    </li>
  );
}

/** Two boxes with the wall between them. */
function Sides({ barrier: { one, other, isOn } }: { barrier: BarrierView }) {
  return (
    <div className="flex flex-wrap items-stretch gap-x-2.5 gap-y-1.5 ps-7 pt-2.5">
      <Side side={one} />
      <span
        aria-hidden
        className={isOn ? 'w-1 rounded-full bg-accent max-[480px]:hidden' : 'w-1 rounded-full bg-line-strong max-[480px]:hidden'}
      />
      <Side side={other} />
    </div>
  );
}

function Side({ side }: { side: BarrierSide }) {
  const t = useTranslations('barrier');
  return (
    <span className="flex min-w-36 items-baseline justify-between gap-3 rounded-lg bg-sunk px-3 py-1.5">
      <bdi className="font-medium wrap-anywhere">{side.groupId ? (side.name ?? '') : t('everybodyElse')}</bdi>
      <span className="text-sm whitespace-nowrap text-ink-3">{t('people', { count: side.people })}</span>
    </span>
  );
}
