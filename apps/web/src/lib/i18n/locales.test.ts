import { expect, test } from 'vitest';
import { decideLocale } from './locales.ts';

test('a language chosen on this device comes before what the browser says', () =>
  expect(decideLocale({ cookie: 'ja', acceptLanguage: 'de' })).toBe('ja'));
test('the browser is followed by weight, whatever the region', () => {
  expect(decideLocale({ acceptLanguage: 'fr-CH, fr;q=0.9, en;q=0.8' })).toBe('fr');
  expect(decideLocale({ acceptLanguage: 'en;q=0.4, de-AT;q=0.9' })).toBe('de');
  expect(decideLocale({ acceptLanguage: 'pt-BR, es;q=0.5' })).toBe('es');
});
test('what we do not speak, and what is not a language, ends in English', () => {
  expect(decideLocale({ acceptLanguage: 'pt, it;q=0.8, de;q=0' })).toBe('en');
  expect(decideLocale({ cookie: '../../etc', acceptLanguage: '*;;q=x' })).toBe('en');
  expect(decideLocale({})).toBe('en');
});
