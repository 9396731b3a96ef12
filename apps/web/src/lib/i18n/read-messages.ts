import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDevelopment } from '../../env.ts';
import type { Locale } from './locales.ts';

export type Messages = { [key: string]: string | Messages };

// The site is started from the repository's root as well as from its own folder.
const folder = ['apps/web/messages', 'messages']
  .map((path) => join(/* turbopackIgnore: true */ process.cwd(), path))
  .find((path) => existsSync(join(path, 'en')));

const kept = new Map<string, Messages>();

/** Every file `messages/en/<namespace>.json` is a namespace. */
export function listNamespaces(): string[] {
  return readdirSync(join(messagesFolder(), 'en'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
}

export function messagesFolder(): string {
  if (!folder) throw new Error('The folder apps/web/messages is missing.');
  return folder;
}

/** One catalogue. Read once where the site is built; while developing each time, so that a new word shows at once. */
export function readCatalogue(locale: Locale | 'refusals', namespace: string): Messages {
  const path = join(messagesFolder(), locale, `${namespace}.json`);
  const known = isDevelopment ? undefined : kept.get(path);
  if (known) return known;
  const read = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Messages) : {};
  kept.set(path, read);
  return read;
}

/** What servers may refuse with, in this language; in English nothing needs another word. */
export const readRefusals = (locale: Locale) => readCatalogue('refusals', locale) as Record<string, string>;

/** Several catalogues by namespace. A sentence that a language lacks is shown in English rather than as a key. */
export function readMessages(locale: Locale, namespaces: string[]): Messages {
  return Object.fromEntries(
    namespaces.map((namespace) => [
      namespace,
      locale === 'en' ? readCatalogue('en', namespace) : overlay(readCatalogue('en', namespace), readCatalogue(locale, namespace)),
    ]),
  );
}

function overlay(below: Messages, above: Messages): Messages {
  const merged = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = below[key];
    merged[key] = typeof value === 'object' && typeof under === 'object' ? overlay(under, value) : value;
  }
  return merged;
}
