import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fromWoff } from './from-woff.ts';

/** Fonts that are carried as npm packages, each under the SIL Open Font License; GNU Unifont also under the GPL with its font exception. */
type Family = {
  files: [regular: string, bold?: string];
  /** The script whose signs are looked for here first. */
  script?: RegExp;
  /** Its letters reach further up and down than Latin ones: a line of them is that many times its size high. */
  height?: number;
  /** Its letters are drawn smaller than others of the same size. */
  scale?: number;
};

const fontsource = (name: string, part: string, weights = ['400', '700']) =>
  weights.map((weight) => `@fontsource/${name}/files/${name}-${part}-${weight}-normal.woff`) as Family['files'];
const noto = (script: string): Family['files'] => fontsource(`noto-sans-${script}`, script);

const families = {
  sans: { files: ['@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf', '@embedpdf/fonts-latin/fonts/NotoSans-Bold.ttf'] },
  serif: { files: fontsource('newsreader', 'latin', ['500']) },
  serifWide: { files: fontsource('newsreader', 'latin-ext', ['500']) },
  arabic: { files: fontsource('amiri', 'arabic'), script: /\p{Script_Extensions=Arabic}/u, height: 1.85, scale: 1.15 },
  hebrew: { files: noto('hebrew'), script: /\p{Script=Hebrew}/u },
  thai: { files: noto('thai'), script: /\p{Script=Thai}/u, height: 1.6 },
  devanagari: { files: noto('devanagari'), script: /\p{Script_Extensions=Devanagari}/u, height: 1.6 },
  bengali: { files: noto('bengali'), script: /\p{Script=Bengali}/u, height: 1.6 },
  gujarati: { files: noto('gujarati'), script: /\p{Script=Gujarati}/u, height: 1.6 },
  gurmukhi: { files: noto('gurmukhi'), script: /\p{Script=Gurmukhi}/u, height: 1.6 },
  tamil: { files: noto('tamil'), script: /\p{Script=Tamil}/u, height: 1.6 },
  telugu: { files: noto('telugu'), script: /\p{Script=Telugu}/u, height: 1.7 },
  kannada: { files: noto('kannada'), script: /\p{Script=Kannada}/u, height: 1.7 },
  malayalam: { files: noto('malayalam'), script: /\p{Script=Malayalam}/u, height: 1.6 },
  armenian: { files: noto('armenian'), script: /\p{Script=Armenian}/u },
  georgian: { files: noto('georgian'), script: /\p{Script=Georgian}/u },
  japanese: {
    files: ['@embedpdf/fonts-jp/fonts/NotoSansJP-Regular.otf', '@embedpdf/fonts-jp/fonts/NotoSansJP-Bold.otf'],
    script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    height: 1.5,
  },
  korean: {
    files: [
      '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
      '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf',
    ],
    script: /\p{Script=Hangul}/u,
    height: 1.5,
  },
  chinese: {
    files: ['@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf', '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf'],
    height: 1.5,
  },
  emoji: { files: fontsource('noto-emoji', 'emoji') },
  symbols: { files: fontsource('noto-sans-symbols-2', 'symbols', ['400']) },
  moreSymbols: { files: fontsource('noto-sans-symbols', 'symbols') },
  math: { files: fontsource('noto-sans-math', 'latin', ['400']) },
  // Draws each character of the Basic Multilingual Plane, if plainly: for scripts that no firm here has asked for yet.
  every: { files: fontsource('unifont', 'latin', ['400']) },
} satisfies Record<string, Family>;

export type FamilyName = keyof typeof families;
const all: Record<FamilyName, Family> = families;
/** A family in one of its weights. */
export type FaceName = FamilyName | `${FamilyName}-bold`;

export const faceOf = (family: FamilyName, isBold: boolean): FaceName =>
  isBold && all[family].files[1] ? `${family}-bold` : family;
export const familyOf = (face: FaceName): FamilyName => face.replace('-bold', '') as FamilyName;
export const heightOf = (face: FaceName): number => all[familyOf(face)].height ?? 1.35;
export const scaleOf = (face: FaceName): number => all[familyOf(face)].scale ?? 1;

/** These packages say where their code is, and not where their fonts are: beside it. */
const pathOf = (file: string): string => {
  const { resolve } = createRequire(import.meta.url);
  const [, name, path] = /^(@embedpdf\/[^/]+)\/(.+)$/.exec(file) ?? [];
  return name && path ? join(dirname(resolve(name)), '..', path) : resolve(file);
};
/** The bytes of a font. Looked for where a transcript is written: whoever bundles this for something else carries none. */
export function readFace(face: FaceName): Buffer {
  const { files } = all[familyOf(face)];
  const file = (face.endsWith('-bold') ? files[1] : undefined) ?? files[0];
  const bytes = readFileSync(pathOf(file));
  // An empty glyph at the very end of a file is read over that end by `fontkit`.
  return file.endsWith('.woff') ? fromWoff(bytes) : Buffer.concat([bytes, Buffer.alloc(16)]);
}

/** The font of the letters of one script; null for what belongs to several. */
export const scriptFamily = (sign: string): FamilyName | null =>
  (Object.keys(all) as FamilyName[]).find((name) => all[name].script?.test(sign)) ?? null;

/** Where a sign is looked for that belongs to no script alone, or that the font of its script lacks. */
export const lastResorts: FamilyName[] = [
  ...(['symbols', 'moreSymbols', 'math', 'emoji', 'japanese', 'chinese', 'korean'] as const),
  ...(Object.keys(all) as FamilyName[]).filter((name) => all[name].script && name !== 'japanese' && name !== 'korean'),
  'every',
];
