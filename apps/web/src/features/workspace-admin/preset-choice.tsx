'use client';
import type { PresetName } from '@parley/contract/presets';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Skeleton } from '@/ui/skeleton';
import { PresetChanges } from './preset-changes.tsx';
import { useSettingsChanged } from './use-settings.ts';

/** Presets by kind of firm. Each says beforehand what would change here, and can be taken back. */
export function PresetChoice({ slug }: { slug: string }) {
  const t = useTranslations('workspace.presets');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const changed = useSettingsChanged();
  const [asked, setAsked] = useState<PresetName | null>(null);
  const [isTakingBack, setIsTakingBack] = useState(false);
  const presets = useQuery(trpc.workspace.presets.queryOptions());
  const done = {
    onSuccess: async (view: NonNullable<typeof presets.data>) => {
      queryClient.setQueryData(trpc.workspace.presets.queryKey(), view);
      await changed();
      setAsked(null);
      setIsTakingBack(false);
    },
  };
  const choose = useMutation(trpc.workspace.choosePreset.mutationOptions(done));
  const takeBack = useMutation(trpc.workspace.takeBackPreset.mutationOptions(done));
  if (presets.isPending) return <Skeleton className="h-48 rounded-xl" />;
  if (presets.isError) return <Alert>{errorText(presets.error)}</Alert>;
  const { chosen } = presets.data;
  const changesOf = (name: PresetName) => presets.data.presets.find(({ preset }) => preset === name)?.changes ?? [];
  return (
    <>
      {chosen && (
        <Banner
          tone="seal"
          className="mb-4"
          title={t('inUse', { preset: t(`name.${chosen.preset}`), date: formatDate(chosen.at) })}
          acts={
            <Button size="sm" onClick={() => setIsTakingBack(true)}>
              {t('takeBack')}
            </Button>
          }
        />
      )}
      <ul className="grid gap-3 sm:grid-cols-2">
        {presets.data.presets.map(({ preset, changes }) => (
          <li key={preset} className="flex flex-col rounded-xl border border-line p-4">
            <h3 className="place text-lg">{t(`name.${preset}`)}</h3>
            <p className="pb-3 text-sm text-ink-2">{t(`for.${preset}`)}</p>
            <PresetChanges changes={changes} slug={slug} />
            {!chosen && (
              <Button className="mt-4 self-start" onClick={() => setAsked(preset)}>
                {t('use', { preset: t(`name.${preset}`) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        title={asked ? t('ask', { preset: t(`name.${asked}`) }) : ''}
        action={t('confirm')}
        pending={choose.isPending}
        error={choose.isError ? errorText(choose.error) : undefined}
        onConfirm={() => asked && choose.mutate({ preset: asked })}
      >
        {asked && <PresetChanges changes={changesOf(asked)} slug={slug} />}
        <p className="pt-3">{t('askLead')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={isTakingBack}
        onOpenChange={setIsTakingBack}
        title={t('takeBackAsk')}
        action={t('takeBack')}
        pending={takeBack.isPending}
        error={takeBack.isError ? errorText(takeBack.error) : undefined}
        onConfirm={() => takeBack.mutate()}
      >
        {t('takeBackLead')}
      </ConfirmDialog>
    </>
  );
}
