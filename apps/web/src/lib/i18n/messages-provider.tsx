'use client';
import { type ReactNode } from 'react';
import { IntlProvider, useMessages, useTimeZone, type AbstractIntlMessages } from 'use-intl';
import type { Locale } from './locales.ts';
import { followReader } from './reader.ts';
import { setRefusals, type Catalogue } from './refusals.ts';

type Props = { locale: Locale; messages: AbstractIntlMessages; timeZone: string; children: ReactNode };

/** Stands around every page: its language, the reader's time zone, and the words that all pages share. */
export function MessagesProvider({ locale, messages, timeZone, refusals, children }: Props & { refusals: Catalogue }) {
  const zone = followReader(locale, messages['time'], timeZone);
  if (typeof window !== 'undefined') setRefusals(refusals);
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={zone} onError={reportMissing} getMessageFallback={fallback}>
      {children}
    </IntlProvider>
  );
}

/** Adds the words of a section to those above it. */
export function MoreMessages({ locale, messages, children }: Omit<Props, 'timeZone'>) {
  const above = useMessages();
  const timeZone = useTimeZone() ?? 'UTC';
  return (
    <IntlProvider
      locale={locale}
      messages={{ ...above, ...messages }}
      timeZone={timeZone}
      onError={reportMissing}
      getMessageFallback={fallback}
    >
      {children}
    </IntlProvider>
  );
}

const fallback = ({ namespace, key }: { namespace?: string; key: string }) => (namespace ? `${namespace}.${key}` : key);

// A missing sentence shows as its key, and catalogues.test.ts fails; there is nothing to tell the reader's console.
function reportMissing(): void {}
