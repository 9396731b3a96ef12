import { defaultEmojiDataResolver, type EmojiData, type EmojiDataResolver } from 'frimousse';
import type { Locale } from '@parley/contract/choices';
import { useEmojiBook } from './emoji-book.ts';

/** The groups of Unicode's emoji, by their number. */
export const emojiGroups = [
  'smileys',
  'people',
  'component',
  'animals',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
const ownGroup = 100;

/** Languages that names of emoji lie here in; elsewhere they are found by their English names. */
const named = ['en', 'de', 'fr', 'es', 'ja'] as const;
export const emojiLocale = (locale: Locale): (typeof named)[number] => named.find((one) => one === locale) ?? 'en';

/** Unicode's emoji and the firm's own, which come first and bear their `:name:` in place of a sign. */
export const emojiData =
  (words: { own: string; groupOf: (key: (typeof emojiGroups)[number]) => string }): EmojiDataResolver =>
  async (locale, options): Promise<EmojiData> => {
    const data = await defaultEmojiDataResolver(locale, options);
    const own = useEmojiBook.getState().custom;
    const categories = data.categories.map(({ index, label }) => {
      const key = emojiGroups[index];
      return { index, label: key ? words.groupOf(key) : label };
    });
    return {
      ...data,
      categories: own.length > 0 ? [{ index: ownGroup, label: words.own }, ...categories] : categories,
      emojis: [
        ...own.map(({ name }) => ({
          emoji: `:${name}:`,
          category: ownGroup,
          label: name,
          version: 0,
          tags: name.split(/[_-]/),
        })),
        ...data.emojis,
      ],
    };
  };
