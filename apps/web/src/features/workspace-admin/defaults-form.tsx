'use client';
import { locales, notifyLevels, type Locale, type NotifyLevel } from '@parley/contract/choices';
import { limits } from '@parley/contract/limits';
import type { MemberDefaults } from '@parley/contract/workspace-settings';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { localeNames } from '@/lib/i18n/locales';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Select } from '@/ui/select';
import { showToast } from '@/ui/toast';
import { useSettingsChanged } from './use-settings.ts';

/** What people start with who come from now on. Those who are here keep what they chose. */
export function DefaultsForm({ saved }: { saved: MemberDefaults }) {
  const t = useTranslations('workspace');
  const changed = useSettingsChanged();
  const { data } = useBootstrap();
  const [chosen, setChosen] = useState(saved);
  const save = useMutation(
    useTRPC().workspace.setDefaults.mutationOptions({
      onSuccess: async () => {
        await changed();
        showToast({ title: t('saved') });
      },
    }),
  );
  const channels = (data?.channels ?? [])
    .map(({ channel }) => channel)
    .filter(({ kind, isArchived }) => kind === 'public' && !isArchived);
  const general = channels.find(({ name }) => name === 'general');
  const open = channels.filter((channel) => channel !== general);
  // One that this administrator is not in stays as it was chosen.
  const unseen = chosen.channelIds.filter((id) => !open.some((channel) => channel.id === id));
  const toggle = (id: string, isOn: boolean) =>
    setChosen({ ...chosen, channelIds: isOn ? [...chosen.channelIds, id] : chosen.channelIds.filter((other) => other !== id) });
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <form
      className="flex max-w-xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(chosen);
      }}
    >
      <fieldset>
        <legend className="pb-2 text-sm font-medium">{t('startChannels')}</legend>
        <div className="grid max-h-56 gap-2 overflow-y-auto rounded-lg border border-line p-3 sm:grid-cols-2">
          {general && <Checkbox label={<bdi># {general.name}</bdi>} checked disabled />}
          {open.map((channel) => (
            <Checkbox
              key={channel.id}
              label={<bdi># {channel.name}</bdi>}
              checked={chosen.channelIds.includes(channel.id)}
              disabled={!chosen.channelIds.includes(channel.id) && chosen.channelIds.length >= limits.defaultChannels}
              onCheckedChange={(isOn) => toggle(channel.id, isOn)}
            />
          ))}
        </div>
        {unseen.length > 0 && <p className="pt-1.5 text-sm text-ink-3">{t('unseenChannels', { count: unseen.length })}</p>}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('language')}
          value={chosen.locale ?? ''}
          onChange={(event) => setChosen({ ...chosen, locale: (event.target.value || null) as Locale | null })}
          options={[{ value: '', label: t('asBrowser') }, ...locales.map((value) => ({ value, label: localeNames[value] }))]}
        />
        <Select
          label={t('timeZone')}
          value={chosen.timeZone ?? ''}
          onChange={(event) => setChosen({ ...chosen, timeZone: event.target.value || null })}
          options={[{ value: '', label: t('asBrowser') }, ...zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))]}
        />
        <Select
          label={t('notify')}
          value={chosen.notifyDefault ?? ''}
          onChange={(event) => setChosen({ ...chosen, notifyDefault: (event.target.value || null) as NotifyLevel | null })}
          options={[
            { value: '', label: t('notifyUsual') },
            ...notifyLevels.map((value) => ({ value, label: t(`notifyLevel.${value}`) })),
          ]}
        />
      </div>
      {save.isError && <Alert>{errorText(save.error)}</Alert>}
      <Button
        type="submit"
        className="self-start"
        pending={save.isPending}
        disabled={JSON.stringify(chosen) === JSON.stringify(saved)}
      >
        {t('saveDefaults')}
      </Button>
    </form>
  );
}
