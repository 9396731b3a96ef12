import { createRequire } from 'node:module';

type Names = Record<string, string | string[]>;
let names: Names | undefined;

const hexOf = (emoji: string): string =>
  [...emoji].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')).join('-');

/** The name of an emoji between colons, as people type it; null where it has none. */
function nameOf(emoji: string): string | null {
  names ??= createRequire(import.meta.url)('emojibase-data/en/shortcodes/emojibase.json') as Names;
  const bare = emoji.replaceAll('\ufe0f', '');
  const name = [names[hexOf(emoji)] ?? names[hexOf(bare)] ?? []].flat()[0];
  return name === undefined ? null : `:${name}:`;
}

// A digit is an emoji only with what makes it one.
const emoji =
  /\p{RI}{2}|[#*0-9]\ufe0f?\u20e3|\p{Emoji_Presentation}[\p{EMod}\ufe0f]?(?:\u200d\p{Extended_Pictographic}[\p{EMod}\ufe0f]?)*|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f)(?:\u200d\p{Extended_Pictographic}[\p{EMod}\ufe0f]?)*/gu;

/** The names of emoji in their places, for where no picture can be printed. */
export const nameEmoji = (text: string): string => text.replaceAll(emoji, (found) => nameOf(found) ?? found);
