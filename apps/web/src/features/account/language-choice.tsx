'use client';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { keepLocale, keepZone } from '@/lib/i18n/choose-locale';
import { localeNames, locales, toLocale } from '@/lib/i18n/locales';
import { usePreferences, useSetPreferences } from '@/lib/use-preferences';
import { Alert } from '@/ui/banner';
import { Select } from '@/ui/select';

/** The language and the zone that this member reads in, on all devices. The page is loaded anew with them. */
export function LanguageChoice() {
  const t = useTranslations('account');
  const { locale, timeZone } = usePreferences();
  const set = useSetPreferences();
  const asBrowser = { value: '', label: t('asBrowser') };
  const reload = { onSuccess: () => window.location.reload() };
  return (
    <div className="flex max-w-md flex-col gap-4">
      {set.isError && <Alert>{errorText(set.error)}</Alert>}
      <Select
        label={t('languageLabel')}
        value={locale ?? ''}
        options={[asBrowser, ...locales.map((value) => ({ value, label: localeNames[value] }))]}
        onChange={(event) => {
          const next = toLocale(event.target.value);
          keepLocale(next);
          set.mutate({ locale: next }, reload);
        }}
      />
      <Select
        label={t('zoneLabel')}
        value={timeZone ?? ''}
        options={[asBrowser, ...Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }))]}
        onChange={(event) => {
          const next = event.target.value || null;
          keepZone(next);
          set.mutate({ timeZone: next }, reload);
        }}
      />
    </div>
  );
}
