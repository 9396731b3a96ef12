import { locales, type Locale } from '@parley/contract/choices';
import { isTimeZone } from '@parley/contract/time-zone';

export { locales, type Locale };

/** Each in its own language, as a person looks for it. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  ja: '日本語',
};

/** Kept in a cookie so that the first byte of a page is already in the right language. */
export const localeCookie = 'parley-locale';

/** The zone that a person has chosen; without it times are those of the browser's clock. */
export const zoneCookie = 'parley-zone';

/** What a cookie says may be anybody's text; a name that no clock knows would break every time shown. */
export const toZone = (value: string | undefined): string => (value && value.length <= 60 && isTimeZone(value) ? value : '');

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

export const toLocale = (value: string | null | undefined): Locale | null => locales.find((locale) => locale === value) ?? null;

/** The language to greet somebody in: chosen before on this device, else the browser's first that we speak, else English. */
export function decideLocale(given: { cookie?: string | undefined; acceptLanguage?: string | null }): Locale {
  return toLocale(given.cookie) ?? fromAcceptLanguage(given.acceptLanguage ?? '') ?? 'en';
}

// RFC 9110 12.5.4. The header is anybody's text: what is not a language with a weight is passed over.
function fromAcceptLanguage(header: string): Locale | null {
  const wishes = header
    .slice(0, 500)
    .split(',')
    .map((part) => /^\s*([a-z]{2,3})(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part))
    .filter((match) => match !== null)
    .map(([, language, weight]) => ({ locale: toLocale(language?.toLowerCase()), weight: weight ? Number(weight) : 1 }))
    .filter(({ locale, weight }) => locale && weight > 0);
  return wishes.toSorted((a, b) => b.weight - a.weight)[0]?.locale ?? null;
}
