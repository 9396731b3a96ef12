import { Marked, type Token, type Tokens } from 'marked';

/** What stands for somebody or something of this workspace: `target` is an id, `channel` or `here`, or the name of an emoji. */
export type PlaceToken = Tokens.Generic & { type: 'mention' | 'channel' | 'group' | 'everybody' | 'emoji'; target: string };

const off = () => undefined;
const reference = /^<(?:([@#&])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|!(channel|here))>/;
const kindOf: Record<string, PlaceToken['type']> = { '@': 'mention', '#': 'channel', '&': 'group' };
const shortcode = /^:([a-z0-9][a-z0-9_-]{1,30}):/;

/**
 * Chat Markdown: what people type on purpose, and none of what surprises them. Indented code, underlined headings, link
 * definitions and HTML are off, so such text stays as it was typed.
 */
const chatMarked = new Marked({ gfm: true, breaks: true });
chatMarked.use({
  tokenizer: { html: off, tag: off, code: off, lheading: off, def: off, reflink: off },
  extensions: [
    {
      name: 'reference',
      level: 'inline',
      start: (src) => {
        const index = src.indexOf('<');
        return index < 0 ? undefined : index;
      },
      tokenizer(src) {
        const [raw, sign = '', target, everybody] = reference.exec(src) ?? [];
        if (raw === undefined) return undefined;
        return everybody
          ? { type: 'everybody', raw, target: everybody }
          : { type: kindOf[sign] ?? 'mention', raw, target: target ?? '' };
      },
    },
    {
      name: 'emoji',
      level: 'inline',
      start: (src) => {
        const index = src.indexOf(':');
        return index < 0 ? undefined : index;
      },
      tokenizer(src) {
        const match = shortcode.exec(src);
        return match ? { type: 'emoji', raw: match[0], target: match[1] ?? '' } : undefined;
      },
    },
  ],
});

// Text that nobody writes but that exhausts the parser: nesting eats its stack, and the time it takes to pair emphasis
// marks grows with the square of their number (16,000 characters of `_a*` hold a browser for two seconds).
const tooDeep = /^(?:[ \t]*(?:>|[-*+](?=\s)|\d+[.)](?=\s))){24,}/m;
const emphasisMarks = 1_500;
const fenced = /^```[\s\S]*?^```/gm;

const cache = new Map<string, Token[]>();
const cacheSize = 2_000;

/** Tokens of a message's text. Never throws; text the parser cannot manage comes back as one paragraph. */
export function readMarkdown(body: string): Token[] {
  const known = cache.get(body);
  if (known) return known;
  const tokens = lex(body);
  if (cache.size >= cacheSize) cache.delete(cache.keys().next().value ?? '');
  cache.set(body, tokens);
  return tokens;
}

function lex(body: string): Token[] {
  if (tooDeep.test(body) || isTooDense(body)) return asText(body);
  try {
    return chatMarked.lexer(body);
  } catch {
    return asText(body);
  }
}

const isTooDense = (body: string) => (body.replace(fenced, '').match(/[*_~]/g)?.length ?? 0) > emphasisMarks;

const asText = (body: string): Token[] => [
  { type: 'paragraph', raw: body, text: body, tokens: [{ type: 'text', raw: body, text: body }] },
];
