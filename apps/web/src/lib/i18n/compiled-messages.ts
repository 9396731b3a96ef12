import compile from 'icu-minify/compile';
import type { AbstractIntlMessages } from 'use-intl';
import { isDevelopment } from '../../env.ts';
import type { Locale } from './locales.ts';
import { readMessages, type Messages } from './read-messages.ts';

type Compiled = { [key: string]: ReturnType<typeof compile> | Compiled };

const kept = new Map<string, Compiled>();

/**
 * Several catalogues, their sentences taken apart already: a browser then needs no parser of ICU messages, which weighs
 * more than all of what it would save in sentences. `next.config.ts` puts the formatter in that understands these.
 */
export function readCompiled(locale: Locale, namespaces: string[]): AbstractIntlMessages {
  // The library takes them, but its type knows texts alone.
  return Object.fromEntries(namespaces.map((namespace) => [namespace, compiled(locale, namespace) as AbstractIntlMessages]));
}

function compiled(locale: Locale, namespace: string): Compiled {
  const key = `${locale}/${namespace}`;
  const known = isDevelopment ? undefined : kept.get(key);
  if (known) return known;
  // Through JSON, because only plain objects go from server components to the browser.
  const made = JSON.parse(JSON.stringify(compileAll(readMessages(locale, [namespace])[namespace] as Messages))) as Compiled;
  kept.set(key, made);
  return made;
}

export const compileAll = (messages: Messages): Compiled =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileAll(value)]),
  );
