'use client';
import { matterCounts, type MatterRetention, type MatterRule } from '@parley/contract/matter-retention';
import { retentionActs, type RetentionAct } from '@parley/contract/retention';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import { ReasonField } from './reason-field.tsx';
import { readDrafts, splitDays } from './rule-draft.ts';

type Props = { matter: { id: string; name: string; retention: MatterRetention }; onClose: () => void };

/** Asks how long a matter keeps what it gathers, from when, and why. */
export function MatterRuleDialog({ matter, onClose }: Props) {
  const t = useTranslations('retention');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { rule, version, delayDays } = matter.retention;
  const before = splitDays(rule?.days ?? 7 * 365);
  const [act, setAct] = useState<RetentionAct | 'none'>(rule?.act ?? 'atLeast');
  const [count, setCount] = useState(String(before.count));
  const [unit, setUnit] = useState(before.unit);
  const [countsFrom, setCountsFrom] = useState<MatterRule['countsFrom']>(rule?.countsFrom ?? 'closing');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<'count' | 'reason'>();
  const save = useMutation(
    trpc.matter.setRetention.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.matter.pathFilter());
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDrafts(act === 'none' ? [] : [{ key: 0, scope: 'everything', id: '', name: '', act, count, unit }]);
    if ('problem' in read) return setProblem('count');
    if (reason.trim() === '') return setProblem('reason');
    const [wanted] = read.rules;
    const next = wanted && { act: wanted.act, days: wanted.days, countsFrom: wanted.days === null ? 'message' : countsFrom };
    save.mutate({ matterId: matter.id, rule: next ?? null, version, reason });
  };
  const isTimed = act === 'atLeast' || act === 'deleteAfter';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('ofMatter.dialogTitle')}
      description={<bdi>{matter.name}</bdi>}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Select
          label={t('whatHappens')}
          value={act}
          options={[
            { value: 'none', label: t('ofMatter.none') },
            ...retentionActs.map((value) => ({ value, label: t(`act.${value}`) })),
          ]}
          onChange={(event) => setAct(event.currentTarget.value as typeof act)}
        />
        {isTimed && (
          <>
            <div className="grid grid-cols-2 gap-3">
              <TextField
                label={t('howLong')}
                type="number"
                min={1}
                value={count}
                error={problem === 'count' ? t('countNeeded') : undefined}
                onChange={(event) => {
                  setCount(event.currentTarget.value);
                  setProblem(undefined);
                }}
              />
              <Select
                label={t('unit')}
                value={unit}
                options={(['days', 'years'] as const).map((value) => ({ value, label: t(`units.${value}`) }))}
                onChange={(event) => setUnit(event.currentTarget.value as typeof unit)}
              />
            </div>
            <Select
              label={t('ofMatter.from')}
              hint={countsFrom === 'closing' ? t('ofMatter.closingHint') : undefined}
              value={countsFrom}
              options={matterCounts.toReversed().map((value) => ({ value, label: t(`ofMatter.counts.${value}`) }))}
              onChange={(event) => setCountsFrom(event.currentTarget.value as typeof countsFrom)}
            />
          </>
        )}
        <ReasonField
          value={reason}
          isMissing={problem === 'reason'}
          onChange={(next) => {
            setReason(next);
            setProblem(undefined);
          }}
        />
        <Banner>
          <p>{t('twoPeople', { days: delayDays })}</p>
          <p className="pt-1">{t('ofMatter.seen')}</p>
        </Banner>
        {save.isError && <Alert title={t('notSaved')}>{errorText(save.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={save.isPending}>
            {t('ofMatter.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
