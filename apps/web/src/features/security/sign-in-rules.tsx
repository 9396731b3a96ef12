'use client';
import { idleMinutesChoices, sessionHoursChoices, type SignInRules, type SignInRulesView } from '@parley/contract/sign-in-rules';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';
import { Skeleton } from '@/ui/skeleton';
import { showToast } from '@/ui/toast';
import { AddressRanges } from './address-ranges.tsx';
import { SecondFactorRule } from './second-factor-rule.tsx';

/** How people of this firm sign in. Each rule is saved by itself; what was before comes back by the toast. */
export function SignInRulesSection() {
  const t = useTranslations('security');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rules = useQuery(trpc.signInRule.get.queryOptions());
  const key = trpc.signInRule.get.queryKey();
  const save = useMutation(
    trpc.signInRule.set.mutationOptions({
      // One after the other. While another waits, what it wishes is shown already and is not put back by the answer to this one.
      scope: { id: 'sign-in-rules' },
      onSuccess: (view) => {
        if (queryClient.isMutating({ mutationKey: trpc.signInRule.set.mutationKey() }) <= 1) queryClient.setQueryData(key, view);
      },
      onError: () => queryClient.invalidateQueries({ queryKey: key }),
    }),
  );
  if (rules.isPending) return <Skeleton className="h-48 rounded-lg" />;
  if (rules.isError)
    return (
      <Alert
        acts={
          <Button pending={rules.isFetching} onClick={() => void rules.refetch()}>
            {t('tryAgain')}
          </Button>
        }
      >
        {errorText(rules.error)}
      </Alert>
    );
  const now = toRules(rules.data);
  // All rules are sent together: whatever was chosen since this was drawn, and is not saved yet, is among them.
  const put = (part: Partial<SignInRules>, onSuccess?: () => void) => {
    const view = { ...(queryClient.getQueryData(key) ?? rules.data), ...part };
    queryClient.setQueryData(key, view);
    save.mutate(toRules(view), { onSuccess });
  };
  const change = (part: Partial<SignInRules>) => {
    const before = toRules(queryClient.getQueryData(key) ?? rules.data);
    const undone = Object.fromEntries(Object.keys(part).map((name) => [name, before[name as keyof SignInRules]]));
    put(part, () => showToast({ title: t('saved'), action: { label: t('undo'), onClick: () => put(undone) } }));
  };
  return (
    <div className="flex flex-col gap-7">
      {save.isError && <Alert title={t('notSaved')}>{errorText(save.error)}</Alert>}
      <SecondFactorRule
        rules={rules.data}
        isSaving={save.isPending}
        onChange={(secondFactorFrom) => change({ secondFactorFrom })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={t('sessionLength')}
          hint={t('sessionLengthHint')}
          value={now.sessionHours ?? ''}
          onChange={(event) => change({ sessionHours: toNumber(event.target.value) })}
          options={[
            { value: '', label: t('noLimit') },
            ...within(sessionHoursChoices, now.sessionHours).map((hours) => ({
              value: String(hours),
              label: t('hours', { hours }),
            })),
          ]}
        />
        <Select
          label={t('idle')}
          hint={t('idleHint')}
          value={now.idleMinutes ?? ''}
          onChange={(event) => change({ idleMinutes: toNumber(event.target.value) })}
          options={[
            { value: '', label: t('noLimit') },
            ...within(idleMinutesChoices, now.idleMinutes).map((minutes) => ({
              value: String(minutes),
              label: t('minutes', { minutes }),
            })),
          ]}
        />
      </div>
      <AddressRanges
        key={now.allowedRanges.join()}
        rules={rules.data}
        isSaving={save.isPending}
        onChange={(allowedRanges) => change({ allowedRanges })}
      />
    </div>
  );
}

const toNumber = (value: string) => (value === '' ? null : Number(value));
/** What was set elsewhere stays among the choices. */
const within = (choices: readonly number[], set: number | null) =>
  set === null || choices.includes(set) ? choices : [...choices, set].toSorted((a, b) => a - b);

const toRules = ({ secondFactorFrom, sessionHours, idleMinutes, allowedRanges }: SignInRulesView): SignInRules => ({
  secondFactorFrom,
  sessionHours,
  idleMinutes,
  allowedRanges,
});
