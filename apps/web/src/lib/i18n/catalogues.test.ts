import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales, type Locale } from './locales.ts';
import { listNamespaces, messagesFolder, readCatalogue, type Messages } from './read-messages.ts';
import { sameAsEnglish } from './same-as-english.ts';

function flatten(messages: Messages, before = ''): [key: string, value: string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flatten(value, `${before}${key}.`),
  );
}

const sentences = (locale: Locale, namespace: string) => new Map(flatten(readCatalogue(locale, namespace)));

/** `{count}` as a plural, `<link>` as a tag: what a sentence asks of the code that shows it. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
      case TYPE.select:
      case TYPE.plural:
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
      case TYPE.tag:
        return [`<${element.value}>`, ...argumentsOf(element.children)];
      default:
        return [];
    }
  });
  return [...new Set(found)].toSorted();
}

function pluralsOf(elements: MessageFormatElement[]): { ordinal: boolean; categories: string[] }[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return pluralsOf(element.children);
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralsOf(value));
    if (element.type === TYPE.select) return inner;
    return [{ ordinal: element.pluralType === 'ordinal', categories: Object.keys(element.options) }, ...inner];
  });
}

test('every language has every namespace and no other', () => {
  const files = (locale: string) => readdirSync(join(messagesFolder(), locale)).toSorted();
  for (const locale of locales) expect({ locale, files: files(locale) }).toEqual({ locale, files: files('en') });
});

describe.each(listNamespaces())('%s', (namespace) => {
  const english = sentences('en', namespace);

  test.each(locales)('%s has the keys of English, with the same arguments', (locale) => {
    const own = sentences(locale, namespace);
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [key, sentence] of own)
      expect({ key, arguments: argumentsOf(parse(sentence)) }).toEqual({
        key,
        arguments: argumentsOf(parse(english.get(key) ?? '')),
      });
  });

  test.each(locales)('%s counts in every plural category of the language', (locale) => {
    for (const [key, sentence] of sentences(locale, namespace))
      for (const { ordinal, categories } of pluralsOf(parse(sentence))) {
        const { pluralCategories } = new Intl.PluralRules(locale, { type: ordinal ? 'ordinal' : 'cardinal' }).resolvedOptions();
        // 'many' in French and Spanish is for whole millions alone, where 'other' reads as well.
        const needed = pluralCategories.filter((category) => locale === 'ar' || category !== 'many');
        expect({ key, missing: needed.filter((category) => !categories.includes(category)) }).toEqual({ key, missing: [] });
      }
  });

  test.each(locales.filter((locale) => locale !== 'en'))('%s is translated', (locale) => {
    const untranslated = [...sentences(locale, namespace)].filter(
      ([key, sentence]) =>
        sentence === english.get(key) &&
        /\p{L}{2}/u.test(sentence.replaceAll(/\{\w+\}|<\/?\w+>/g, '')) &&
        !isSame(locale, namespace, key, sentence),
    );
    expect(untranslated).toEqual([]);
  });
});

const isSame = (locale: Locale, namespace: string, key: string, sentence: string) =>
  sameAsEnglish.everywhere.includes(sentence) || (sameAsEnglish[locale] ?? []).includes(`${namespace}.${key}`);
