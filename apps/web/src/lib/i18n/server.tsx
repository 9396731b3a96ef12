/**
 * Languages: how to use them.
 *
 * - The words of a feature lie in `apps/web/messages/<locale>/<namespace>.json`, one file per language (en de fr es ar ja),
 *   keys in camelCase. A new file is a new namespace; the chat gets it without registration (see sections.ts).
 * - In a client component: `const t = useTranslations('composer')` from `use-intl`, then `t('send')`,
 *   `t('replies', { count })`, `t.rich('seeTerms', { link: (parts) => <a …>{parts}</a> })`.
 * - In a server component: `const t = await serverTranslations('site')`; for a page's title, `pageTitle('signin', 'title')`.
 * - A pure function takes `t` as an argument (type `Translate` from ./translate.ts), or returns a key.
 * - In component tests: `render(withMessages(<Thing />))`, or `translateEnglish('composer')` for a pure function's `t`.
 * - Times: `lib/format-time.ts` follows the reader's language and zone.
 *   Numbers: `useFormatter().number(n)`.
 * - Refusals from the server are translated by `errorText(error)`; see ./refusals.ts.
 * - catalogues.test.ts holds: the same keys and arguments in all six, valid ICU, every plural category of the language.
 * - literal-words.test.ts refuses English in a source; keys.test.ts finds sentences that are missing, and those nobody asks for.
 * - What goes out by mail and push has its words in `packages/core/src/words`.
 */
import { cookies, headers } from 'next/headers';
import type { Metadata } from 'next';
import { cache, type ReactNode } from 'react';
import { createTranslator } from 'use-intl/core';
import { decideLocale, localeCookie, type Locale } from './locales.ts';
import { MoreMessages } from './messages-provider.tsx';
import { readCompiled } from './compiled-messages.ts';
import { namespacesOf, type Section } from './sections.ts';
import type { Translate } from './translate.ts';

/** The language of the request at hand. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const cookie = (await cookies()).get(localeCookie)?.value;
  return decideLocale({ cookie, acceptLanguage: (await headers()).get('accept-language') });
});

/** For server components. A namespace, or a part of one: `admin.rules`. */
export async function serverTranslations(namespace: string) {
  const locale = await requestLocale();
  const [file = ''] = namespace.split('.');
  return createTranslator({ locale, messages: readCompiled(locale, [file]), namespace }) as Translate;
}

/** `generateMetadata` of a page whose title is one of our sentences. */
export const pageTitle = (namespace: string, key: string, more?: Metadata) => async (): Promise<Metadata> => ({
  title: (await serverTranslations(namespace))(key),
  ...more,
});

/** Gives what is inside the words of one section. */
export async function SectionMessages({ section, children }: { section: Section; children: ReactNode }) {
  const locale = await requestLocale();
  return (
    <MoreMessages locale={locale} messages={readCompiled(locale, namespacesOf(section))}>
      {children}
    </MoreMessages>
  );
}
