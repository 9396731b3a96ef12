import format from 'icu-minify/format';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { compileAll } from './compiled-messages.ts';
import { locales } from './locales.ts';
import { listNamespaces, readMessages, type Messages } from './read-messages.ts';

const counts = [0, 1, 2, 3, 11, 100];
const argument = /\{\s*(\w+)\s*(?:,\s*(\w+))?/g;

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};

// The parser that tests use is the oracle for what browsers get.
test.each([...locales])('a sentence taken apart says the same as its text: %s', (locale) => {
  let compared = 0;
  for (const namespace of listNamespaces()) {
    const messages = readMessages(locale, [namespace])[namespace] as Messages;
    const compiled = compileAll(messages);
    for (const [key, text] of Object.entries(messages)) {
      if (typeof text !== 'string' || /<\w/.test(text)) continue;
      const t = createTranslator({ locale, messages: { all: { key: text } }, namespace: 'all', timeZone: 'UTC' });
      for (const count of counts) {
        const values = Object.fromEntries(
          [...text.matchAll(argument)].flatMap(([, name = '', type]) => [[name, type === 'select' ? 'other' : count]]),
        );
        const mine = format(compiled[key] as never, locale, values as never, { formatters, timeZone: 'UTC' } as never);
        expect(mine, `${locale} ${namespace}.${key}`).toBe(t('key' as never, values as never));
        compared += 1;
        if (Object.keys(values).length === 0) break;
      }
    }
  }
  expect(compared).toBeGreaterThan(500);
});
