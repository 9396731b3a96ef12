import { create } from 'zustand';
import type { CustomEmojiView } from '@parley/contract/emoji-view';

type Book = {
  custom: CustomEmojiView[];
  canAdd: boolean;
  srcByName: ReadonlyMap<string, string>;
  groupNames: ReadonlyMap<string, string>;
};

export const emptyBook: Book = { custom: [], canAdd: false, srcByName: new Map(), groupNames: new Map() };

/**
 * The firm's own emoji and the names of its groups, kept once for the hundreds of texts that are drawn with them.
 * `PlaceBook` fills it.
 */
export const useEmojiBook = create<Book>(() => emptyBook);

export const emojiSrc = (slug: string, { name, version }: CustomEmojiView): string => `/api/emoji/${slug}/${name}?v=${version}`;

/** Where the picture of an emoji of the firm's own lies; nothing for any other. */
export const useEmojiSrc = (emoji: string): string | undefined =>
  useEmojiBook(({ srcByName }) => (emoji.startsWith(':') ? srcByName.get(emoji.slice(1, -1)) : undefined));
