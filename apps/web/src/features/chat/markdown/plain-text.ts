import type { Token } from 'marked';
import type { MarkdownPeople } from './markdown.tsx';
import { readMarkdown } from './read-markdown.ts';

/** The name of a channel or a group that the reader knows of. */
export type PlaceOf = (kind: 'channel' | 'group', id: string) => string | undefined;

/** Whom and what a text may name, and the words for what its reader does not know. */
export type PlainNames = Pick<MarkdownPeople, 'nameOf' | 'channelOf' | 'groupOf'> & {
  words?: { someone: string; channel: string; group: string } | undefined;
};

const plainWords = { someone: 'someone', channel: 'channel', group: 'group' };

/** A message as words alone, for names read aloud, previews and notifications. */
export function plainText(body: string, { nameOf, channelOf, groupOf, words = plainWords }: PlainNames): string {
  const word = (token: Token): string => {
    if (token.type === 'mention') return `@${nameOf(String(token.target)) ?? words.someone}`;
    if (token.type === 'channel') return `#${channelOf?.(String(token.target))?.name ?? words.channel}`;
    if (token.type === 'group') return `@${groupOf?.(String(token.target)) ?? words.group}`;
    if (token.type === 'everybody') return `@${token.target}`;
    if (token.type === 'br' || token.type === 'space' || token.type === 'hr') return ' ';
    if (token.type === 'list') return token.items.map((item: Token) => word(item)).join(', ');
    if (token.type === 'table') return [...token.header, ...token.rows.flat()].map(({ text }: { text: string }) => text).join(' ');
    if ('tokens' in token && token.tokens?.length) return token.tokens.map(word).join('');
    return 'text' in token ? String(token.text) : token.raw;
  };
  return readMarkdown(body).map(word).join(' ').replace(/\s+/g, ' ').trim();
}
