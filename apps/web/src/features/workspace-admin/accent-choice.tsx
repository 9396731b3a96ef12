'use client';
import { isAdjusted, toAccentPalette } from '@parley/contract/accent';
import { accent } from '@parley/contract/workspace-settings';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';
import { AccentPreview } from './accent-preview.tsx';
import { useSettingsChanged } from './use-settings.ts';

const ours = '#14634e';

/** Any colour. What could not be read on paper or in the dark gives way, and the two pictures show by how much. */
export function AccentChoice({ saved, name }: { saved: string | null; name: string }) {
  const t = useTranslations('workspace');
  const id = useId();
  const changed = useSettingsChanged();
  const [value, setValue] = useState(saved ?? ours);
  const trpc = useTRPC();
  const save = useMutation(trpc.workspace.setAccent.mutationOptions({ onSuccess: changed }));
  const remove = useMutation(trpc.workspace.removeAccent.mutationOptions({ onSuccess: changed }));
  const put = async (next: string | null) => void (await (next ? save.mutateAsync({ accent: next }) : remove.mutateAsync()));
  const keep = async (next: string | null) => {
    await put(next);
    showToast({ title: t('saved'), action: { label: t('undo'), onClick: () => void put(saved).catch(() => {}) } });
  };
  const parsed = accent.safeParse(value);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <label htmlFor={id} className="sr-only">
          {t('pickAccent')}
        </label>
        <input
          id={id}
          type="color"
          value={parsed.success ? parsed.data : ours}
          onChange={(event) => setValue(event.target.value)}
          className="h-9 w-12 cursor-pointer rounded-lg border border-control bg-paper p-1"
        />
        <TextField
          className="w-40"
          label={t('accent')}
          dir="ltr"
          spellCheck={false}
          value={value}
          onChange={(event) => setValue(event.target.value.trim())}
        />
        <Button
          pending={save.isPending}
          disabled={!parsed.success || parsed.data === (saved ?? ours)}
          onClick={() => parsed.success && void keep(parsed.data).catch(() => {})}
        >
          {t('saveAccent')}
        </Button>
        {saved && (
          <Button variant="quiet" pending={remove.isPending} onClick={() => void keep(null).catch(() => {})}>
            {t('ourAccent')}
          </Button>
        )}
      </div>
      {parsed.success ? (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <AccentPreview theme="light" tokens={toAccentPalette(parsed.data).light} name={name} />
            <AccentPreview theme="dark" tokens={toAccentPalette(parsed.data).dark} name={name} />
          </div>
          <p role="status" className="text-sm text-ink-2">
            {t(isAdjusted(parsed.data) ? 'accentAdjusted' : 'accentKept')}
          </p>
        </>
      ) : (
        <Alert>{t('accentWrong')}</Alert>
      )}
      {(save.error ?? remove.error) && <Alert>{errorText(save.error ?? remove.error)}</Alert>}
    </div>
  );
}
