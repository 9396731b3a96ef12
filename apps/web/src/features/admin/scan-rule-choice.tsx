'use client';
import { scanRules } from '@parley/contract/scan-rule';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';

/** What becomes of a file when no scanner answers. A choice is saved at once; until the server says so, the former one stands. */
export function ScanRuleChoice() {
  const t = useTranslations('admin.rules.scan');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rule = useQuery(trpc.workspace.scanRule.queryOptions());
  const save = useMutation(
    trpc.workspace.setScanRule.mutationOptions({
      onSuccess: (view) => queryClient.setQueryData(trpc.workspace.scanRule.queryKey(), view),
    }),
  );
  if (rule.isPending) return <Skeleton className="h-24 rounded-lg" />;
  if (rule.isError)
    return (
      <Alert
        acts={
          <Button pending={rule.isFetching} onClick={() => void rule.refetch()}>
            {ui('tryAgain')}
          </Button>
        }
      >
        {errorText(rule.error)}
      </Alert>
    );
  const shown = save.isPending ? save.variables.rule : rule.data.rule;
  return (
    <>
      <p className="max-w-[72ch] pb-3 text-pretty text-ink-2">{t(rule.data.hasScanner ? 'hasScanner' : 'noScanner')}</p>
      <fieldset className="grid gap-2 sm:grid-cols-2" aria-busy={save.isPending}>
        <legend className="pb-1.5 text-sm font-medium">{t('legend')}</legend>
        {scanRules.map((value) => (
          <label
            key={value}
            className="cursor-pointer rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="scan-rule"
              value={value}
              checked={shown === value}
              onChange={() => !save.isPending && save.mutate({ rule: value })}
              className="sr-only"
            />
            <span className="block font-medium">{t(value)}</span>
            <span className="block text-sm text-pretty text-ink-2">{t(`${value}Text`)}</span>
          </label>
        ))}
      </fieldset>
      <p role="status" className="min-h-6 pt-2 text-sm text-ink-3">
        {save.isSuccess && t('saved')}
      </p>
      {save.isError && <Alert title={t('notSaved')}>{errorText(save.error)}</Alert>}
    </>
  );
}
