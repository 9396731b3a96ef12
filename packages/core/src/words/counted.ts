import type { Locale } from '@parley/contract/choices';

/** The form of a sentence for so many, by the rules of the language (CLDR). */
export const counted =
  (locale: Locale, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }) =>
  (count: number): string => {
    const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
    return form.replace('#', new Intl.NumberFormat(locale).format(count));
  };
