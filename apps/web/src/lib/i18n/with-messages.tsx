import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { createTranslator } from 'use-intl/core';
import type { Locale } from './locales.ts';
import { listNamespaces, readMessages } from './read-messages.ts';
import type { Translate } from './translate.ts';

const throwIt = (error: Error) => {
  throw error;
};

/** For component tests: all words in English or another language; a missing one fails the test. */
export function withMessages(children: ReactNode, locale: Locale = 'en') {
  return (
    <IntlProvider locale={locale} messages={readMessages(locale, listNamespaces())} timeZone="UTC" onError={throwIt}>
      {children}
    </IntlProvider>
  );
}

/** The translator of one namespace, for pure functions that take `t`. */
export function translateEnglish(namespace: string, locale: Locale = 'en'): Translate {
  const messages = readMessages(locale, [namespace]);
  return createTranslator({ locale, messages, namespace, onError: throwIt }) as Translate;
}
