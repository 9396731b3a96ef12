import { createRequire } from 'node:module';

type Named = Record<string, string | string[]>;
type Picture = { hexcode: string; unicode: string; skins?: Picture[] };

let loaded: { pictures: Map<string, string>; tones: Map<string, string[]> } | undefined;

/** The names that Slack, and others after it, give to emoji. Read once, when an import first meets one. */
function load() {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const pictures = new Map<string, string>();
  const tones = new Map<string, string[]>();
  const all = require('emojibase-data/en/compact.json') as Picture[];
  for (const book of ['cldr', 'github', 'emojibase', 'iamcal']) {
    const names = require(`emojibase-data/en/shortcodes/${book}.json`) as Named;
    for (const { hexcode, unicode, skins } of all)
      for (const name of [names[hexcode] ?? []].flat()) {
        pictures.set(name, plain(unicode));
        if (skins)
          tones.set(
            name,
            skins.slice(0, 5).map((skin) => skin.unicode),
          );
      }
  }
  return (loaded = { pictures, tones });
}

// A sign that is a picture by itself needs no word that it is one; two spellings of one emoji would be two reactions.
const plain = (emoji: string): string => emoji.replace(/^(\p{Emoji_Presentation})\ufe0f$/u, '$1');

/** `thumbsup`, `wave::skin-tone-4` as the emoji itself; null for a picture that the other service made up. */
export function emojiOfName(name: string): string | null {
  const { pictures, tones } = load();
  const [base = '', tone] = name.replaceAll(/^:|:$/g, '').split('::skin-tone-');
  return (tone ? tones.get(base)?.[Number(tone) - 2] : undefined) ?? pictures.get(base) ?? null;
}

/** Writes the emoji for their names in a text that is not code. */
export const withEmoji = (text: string): string =>
  text.replaceAll(/:([a-z0-9+_'-]+(?:::skin-tone-[2-6])?):/g, (whole, name: string) => emojiOfName(name) ?? whole);
