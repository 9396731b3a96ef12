'use client';
import { Languages } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { localeNames, locales, type Locale } from '@/lib/i18n/locales';
import { chooseLocale } from '@/lib/i18n/choose-locale';
import { IconButton } from './icon-button.tsx';
import { Menu, MenuChoices } from './menu.tsx';

/** A small button with the languages behind it, for pages that need no account. */
export function LanguageToggle({ className }: { className?: string }) {
  const t = useTranslations('ui');
  return (
    <Menu
      trigger={
        <IconButton label={t('language')} className={className}>
          <Languages aria-hidden />
        </IconButton>
      }
    >
      <MenuChoices
        label={t('language')}
        value={useLocale() as Locale}
        onChange={chooseLocale}
        choices={locales.map((value) => ({ value, label: localeNames[value] }))}
      />
    </Menu>
  );
}
