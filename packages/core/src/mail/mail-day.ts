import type { Locale } from '@parley/contract/choices';

/** A day as a mail names it. The reader's zone is not known for sure, so it is that of Greenwich. */
export const mailDay = (locale: Locale, day: Date): string =>
  day.toLocaleDateString(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
