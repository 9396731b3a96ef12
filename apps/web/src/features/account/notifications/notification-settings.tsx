'use client';
import { useTimeZone, useTranslations } from 'use-intl';
import type { PreferencesChange } from '@parley/contract/preferences';
import { errorText } from '@/lib/error-text';
import { usePreferences, useSetPreferences } from '@/lib/use-preferences';
import { Checkbox } from '@/ui/checkbox';
import { PageSection } from '@/ui/side-page';
import { Select } from '@/ui/select';
import { showToast } from '@/ui/toast';
import { KeywordField } from './keyword-field.tsx';
import { PushSwitch } from './push-switch.tsx';
import { QuietHours } from './quiet-hours.tsx';

const mailMinutes = [5, 15, 30, 60, 240];

/** Of what one is told, how and when. Each choice is kept at once. */
export function NotificationSettings() {
  const t = useTranslations('preferences');
  const zone = useTimeZone() ?? 'UTC';
  const preferences = usePreferences();
  const { mutate } = useSetPreferences();
  const set = (change: PreferencesChange) =>
    mutate(change, { onError: (error) => showToast({ title: t('notSaved'), description: errorText(error), tone: 'red' }) });
  return (
    <PageSection id="notifications" title={t('notifications')} lead={t('lead')}>
      <div className="flex max-w-md flex-col gap-6">
        <PushSwitch />
        <Select
          label={t('level')}
          hint={t('levelHint')}
          value={preferences.notifyDefault}
          onChange={({ target }) => set({ notifyDefault: target.value as typeof preferences.notifyDefault })}
          options={[
            { value: 'all', label: t('levelAll') },
            { value: 'mentions', label: t('levelMentions') },
            { value: 'none', label: t('levelNone') },
          ]}
        />
        <KeywordField key={preferences.keywords.join()} keywords={preferences.keywords} onSave={(keywords) => set({ keywords })} />
        <Select
          label={t('content')}
          value={preferences.pushContent}
          onChange={({ target }) => set({ pushContent: target.value as typeof preferences.pushContent })}
          options={[
            { value: 'full', label: t('contentFull') },
            { value: 'hidden', label: t('contentHidden') },
          ]}
        />
        <Select
          label={t('mail')}
          hint={t('mailHint')}
          value={String(preferences.emailAfterMinutes ?? '')}
          onChange={({ target }) => set({ emailAfterMinutes: target.value ? Number(target.value) : null })}
          options={[
            { value: '', label: t('mailNever') },
            ...[...new Set([...mailMinutes, preferences.emailAfterMinutes ?? 30])]
              .toSorted((a, b) => a - b)
              .map((count) => ({ value: String(count), label: t('mailAfter', { count }) })),
          ]}
        />
        <QuietHours
          hours={preferences.quietHours}
          zone={preferences.timeZone ?? zone}
          onChange={(quietHours) => set({ quietHours, timeZone: preferences.timeZone ?? zone })}
        />
        <Checkbox
          label={t('sounds')}
          hint={t('soundsHint')}
          checked={preferences.sounds}
          onCheckedChange={(sounds) => set({ sounds })}
        />
      </div>
    </PageSection>
  );
}
