'use client';
import { exportFormats } from '@parley/contract/export-request';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { ToPermissions } from '@/lib/to-permissions';
import { useTRPC } from '@/lib/trpc';
import { useKeptDraft } from '@/lib/use-kept-draft';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { KeptNote } from '@/ui/kept-note';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import { newDraft, readDraft, type ExportDraft } from './export-draft.ts';
import { ScopeFields } from './scope-fields.tsx';

const reaches = ['readable', 'case', 'everything'] as const satisfies ExportDraft['reach'][];
type Props = { others: number; onClose: () => void };

/** Asks for an export: what it holds, which part, in which formats, and why. */
export function ExportDialog({ others, onClose }: Props) {
  const t = useTranslations('archive.export');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { draft, set: change, close, kept } = useKeptDraft(newDraft, 'export', onClose);
  const start = useMutation(
    trpc.export.start.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.export.list.infiniteQueryKey() });
        close();
      },
    }),
  );
  // Most firms have none, and are not asked about it.
  const cases = useQuery(trpc.case.list.queryOptions({})).data?.items.filter(({ may }) => may.read) ?? [];
  const request = readDraft(draft);
  const isAsking = draft.reach === 'everything';
  return (
    <Dialog open title={t('start')} onOpenChange={(open) => !open && close()}>
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (request) start.mutate(request);
        }}
      >
        <KeptNote kept={kept} />
        <fieldset className="grid gap-2">
          <legend className="pb-1.5 text-sm font-medium">{t('what')}</legend>
          {reaches
            .filter((value) => value !== 'case' || cases.length > 0)
            .map((value) => (
              <label
                key={value}
                className="cursor-pointer rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-disabled:cursor-default has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
              >
                <input
                  type="radio"
                  name="export-reach"
                  value={value}
                  checked={draft.reach === value}
                  disabled={value === 'everything' && others === 0}
                  onChange={() => change({ reach: value })}
                  className="sr-only"
                />
                <span className="block font-medium">{t(value)}</span>
                <span className="block text-sm text-pretty text-ink-2">
                  {t(value === 'everything' && others === 0 ? 'everythingAlone' : `${value}Text`)}
                </span>
              </label>
            ))}
          {others === 0 && <ToPermissions />}
        </fieldset>
        {draft.reach === 'case' ? (
          <Select
            label={t('whichCase')}
            value={draft.caseId}
            options={[{ value: '', label: t('chooseCase') }, ...cases.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => change({ caseId: event.currentTarget.value })}
          />
        ) : (
          <ScopeFields draft={draft} onChange={change} />
        )}
        <fieldset className="grid gap-2">
          <legend className="pb-1.5 text-sm font-medium">{t('formats')}</legend>
          {exportFormats.map((format) => (
            <Checkbox
              key={format}
              label={<span className="font-normal">{t(`format.${format}`)}</span>}
              checked={draft.formats.includes(format)}
              onCheckedChange={(isOn) =>
                change({ formats: exportFormats.filter((one) => (one === format ? isOn : draft.formats.includes(one))) })
              }
            />
          ))}
          <p className="text-sm text-ink-3">{t('formatsHint')}</p>
        </fieldset>
        <TextArea
          label={t('reason')}
          hint={t('reasonHint')}
          dir="auto"
          rows={2}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <p className="text-sm text-pretty text-ink-2">{t('recorded')}</p>
        {start.error && <Alert>{errorText(start.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{ui('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={start.isPending} disabled={!request}>
            {t(isAsking ? 'ask' : 'confirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
