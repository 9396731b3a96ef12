import type { Token } from 'marked';
import { readMarkdown } from './read-markdown.ts';

/** The name of a channel or a group that the reader knows of. */
export type PlaceOf = (kind: 'channel' | 'group', id: string) => string | undefined;

/** A message as words alone, for names read aloud, previews and notifications. */
export function plainText(body: string, nameOf: (memberId: string) => string | undefined, placeOf?: PlaceOf): string {
  const word = (token: Token): string => {
    if (token.type === 'mention') return `@${nameOf(String(token.target)) ?? 'someone'}`;
    if (token.type === 'channel') return `#${placeOf?.('channel', String(token.target)) ?? 'channel'}`;
    if (token.type === 'group') return `@${placeOf?.('group', String(token.target)) ?? 'group'}`;
    if (token.type === 'everybody') return `@${token.target}`;
    if (token.type === 'br' || token.type === 'space' || token.type === 'hr') return ' ';
    if (token.type === 'list') return token.items.map((item: Token) => word(item)).join(', ');
    if (token.type === 'table') return [...token.header, ...token.rows.flat()].map(({ text }: { text: string }) => text).join(' ');
    if ('tokens' in token && token.tokens?.length) return token.tokens.map(word).join('');
    return 'text' in token ? String(token.text) : token.raw;
  };
  return readMarkdown(body).map(word).join(' ').replace(/\s+/g, ' ').trim();
}
