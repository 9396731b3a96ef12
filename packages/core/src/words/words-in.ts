import type { Locale } from '@parley/contract/choices';
import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import { spanish } from './spanish.ts';
import type { Words } from './words.ts';

const words: Record<Locale, Words> = { en: english, de: german, fr: french, es: spanish, ar: arabic, ja: japanese };

export const wordsIn = (locale: Locale): Words => words[locale];

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');
