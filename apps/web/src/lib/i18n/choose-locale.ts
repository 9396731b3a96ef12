import { localeCookie, zoneCookie, type Locale } from './locales.ts';

const keep = (name: string, value: string) => {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${value ? 31_536_000 : 0}; samesite=lax`;
};

/** From the next page on, and for a year on this device. Null: as the browser says. */
export function keepLocale(locale: Locale | null): void {
  keep(localeCookie, locale ?? '');
}

export function keepZone(timeZone: string | null): void {
  keep(zoneCookie, timeZone ?? '');
}

/** Loads the page anew in this language: every word of it changes, and its direction too. */
export function chooseLocale(locale: Locale): void {
  keepLocale(locale);
  window.location.reload();
}
