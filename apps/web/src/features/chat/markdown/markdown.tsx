import { Fragment, memo, type ReactNode } from 'react';
import type { Token, Tokens } from 'marked';
import { ChatLink } from '../shell/chat-link.tsx';
import { CodeBlock } from './code-block.tsx';
import { readMarkdown, type PlaceToken } from './read-markdown.ts';
import { safeHref } from './safe-href.ts';

export type MarkdownPeople = {
  /** Whom the server counts as mentioned; only they are lit up. */
  mentioned: readonly string[];
  nameOf: (memberId: string) => string | undefined;
  /** The path within this workspace that an address leads to, if it does: such links open here. */
  localPath?: (href: string) => string | null;
  onPerson?: (memberId: string) => void;
  /** A channel that the reader knows of: its name, and where it opens. */
  channelOf?: (channelId: string) => { name: string; href: string } | undefined;
  /** Draws a channel that `channelOf` does not know; `unknown` is for when nobody may tell its name. */
  foreignChannel?: (channel: { channelId: string; unknown: ReactNode; className: string }) => ReactNode;
  /** Draws running text, where there is something to light up in it. */
  litText?: ((text: string) => ReactNode) | undefined;
  groupOf?: (groupId: string) => string | undefined;
  /** Where the picture of a custom emoji is. */
  emojiOf?: (name: string) => string | undefined;
  /** Words for what the reader may not see. */
  words?: { someone: string; channel: string; group: string; table: string; done: string; toDo: string };
};

const plainWords = { someone: 'someone', channel: 'channel', group: 'group', table: 'table', done: 'done', toDo: 'to do' };

type Props = { body: string; people: MarkdownPeople; suffix?: ReactNode };

/**
 * A message's text as React elements. Only the kinds of token listed here are drawn, everything else appears as the text
 * that was typed; nothing is ever handed to the browser as HTML. Pictures by address are shown as links, so that reading
 * a message tells nobody that it was read.
 */
export const Markdown = memo(function Markdown({ body, people, suffix }: Props) {
  const blocks = readMarkdown(body).filter(({ type }) => type !== 'space');
  return (
    <>
      {blocks.map((token, index) => (
        <Fragment key={index}>{drawBlock(token, people, 0, index === blocks.length - 1 ? suffix : null)}</Fragment>
      ))}
    </>
  );
});

const deepest = 16;

function drawBlock(token: Token, people: MarkdownPeople, depth: number, suffix: ReactNode = null): ReactNode {
  if (depth > deepest) return token.raw;
  switch (token.type) {
    case 'paragraph':
      return (
        <p className="max-w-[72ch] wrap-anywhere">
          {drawInline(token.tokens, people, depth)}
          {suffix}
        </p>
      );
    case 'heading':
      return (
        <p className="max-w-[72ch] font-semibold wrap-anywhere">
          {drawInline(token.tokens, people, depth)}
          {suffix}
        </p>
      );
    case 'code': {
      const { text, lang } = token as Tokens.Code;
      return (
        <>
          <CodeBlock code={withNames(text, people)} language={lang?.split(/\s/)[0]?.toLowerCase() ?? ''} />
          {suffix}
        </>
      );
    }
    case 'blockquote':
      return (
        <blockquote className="my-1 max-w-[72ch] border-s-[3px] border-line-strong ps-3 text-ink-2">
          {drawBlocks(token.tokens, people, depth)}
          {suffix}
        </blockquote>
      );
    case 'list':
      return (
        <>
          {drawList(token as Tokens.List, people, depth)}
          {suffix}
        </>
      );
    case 'table':
      return (
        <>
          {drawTable(token as Tokens.Table, people, depth)}
          {suffix}
        </>
      );
    case 'hr':
      return (
        <>
          <hr className="my-2 max-w-[72ch] border-line" />
          {suffix}
        </>
      );
    case 'space':
      return null;
    case 'text':
      return token.tokens ? (
        <span>
          {drawInline(token.tokens, people, depth)}
          {suffix}
        </span>
      ) : (
        <p className="max-w-[72ch] wrap-anywhere">
          {token.raw}
          {suffix}
        </p>
      );
    default:
      return (
        <p className="max-w-[72ch] wrap-anywhere">
          {token.raw}
          {suffix}
        </p>
      );
  }
}

const drawBlocks = (tokens: Token[] | undefined, people: MarkdownPeople, depth: number) =>
  (tokens ?? []).map((token, index) => <Fragment key={index}>{drawBlock(token, people, depth + 1)}</Fragment>);

function drawList(list: Tokens.List, people: MarkdownPeople, depth: number) {
  const items = list.items.map((item, index) => (
    <li key={index} className={item.task ? 'list-none' : undefined}>
      {item.task && (
        <span
          aria-label={item.checked ? wordsOf(people).done : wordsOf(people).toDo}
          className="-ms-5 me-2 inline-block w-3"
          role="img"
        >
          {item.checked ? '☑' : '☐'}
        </span>
      )}
      {drawBlocks(
        item.tokens.filter(({ type }) => type !== 'checkbox'),
        people,
        depth,
      )}
    </li>
  ));
  return list.ordered ? (
    <ol className="my-0.5 max-w-[72ch] list-decimal ps-6 wrap-anywhere" start={typeof list.start === 'number' ? list.start : 1}>
      {items}
    </ol>
  ) : (
    <ul className="my-0.5 max-w-[72ch] list-disc ps-6 wrap-anywhere">{items}</ul>
  );
}

function drawTable(table: Tokens.Table, people: MarkdownPeople, depth: number) {
  const cell = (tokens: Token[], align: Tokens.TableCell['align']) => ({
    className: 'border-b border-line px-2.5 py-1 align-top',
    style: { textAlign: align ?? undefined },
    children: drawInline(tokens, people, depth),
  });
  return (
    <div className="my-1.5 max-w-full overflow-x-auto" role="group" aria-label={wordsOf(people).table} tabIndex={0}>
      <table className="border-t border-line text-[13.5px]">
        <thead>
          <tr>
            {table.header.map((head, index) => (
              <th key={index} scope="col" {...cell(head.tokens, head.align)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((data, column) => (
                <td key={column} {...cell(data.tokens, data.align)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawInline(tokens: Token[] | undefined, people: MarkdownPeople, depth: number): ReactNode {
  return (tokens ?? []).map((token, index) => <Fragment key={index}>{drawSpan(token, people, depth + 1)}</Fragment>);
}

function drawSpan(token: Token, people: MarkdownPeople, depth: number): ReactNode {
  if (depth > deepest) return token.raw;
  switch (token.type) {
    case 'text':
      return token.tokens ? drawInline(token.tokens, people, depth) : (people.litText?.(token.text) ?? token.text);
    case 'escape':
      return token.text;
    case 'br':
      return <br />;
    case 'strong':
      return <strong className="font-semibold">{drawInline(token.tokens, people, depth)}</strong>;
    case 'em':
      return <em>{drawInline(token.tokens, people, depth)}</em>;
    case 'del':
      return <del>{drawInline(token.tokens, people, depth)}</del>;
    case 'codespan':
      return (
        <code className="font-mono text-[0.86em] rounded-[5px] border border-line bg-desk px-1 py-px">
          {withNames(token.text, people)}
        </code>
      );
    case 'link':
    case 'image':
      return drawLink(token as Tokens.Link | Tokens.Image, people, depth);
    case 'mention':
      return drawMention((token as PlaceToken).target, people);
    case 'channel':
      return drawChannel((token as PlaceToken).target, people);
    case 'group':
      return <span className={mentionLook}>@{people.groupOf?.((token as PlaceToken).target) ?? wordsOf(people).group}</span>;
    case 'everybody':
      return <span className={mentionLook}>@{(token as PlaceToken).target}</span>;
    case 'emoji':
      return drawEmoji(token as PlaceToken, people);
    default:
      return token.raw;
  }
}

function drawLink(token: Tokens.Link | Tokens.Image, people: MarkdownPeople, depth: number): ReactNode {
  const href = safeHref(token.href);
  if (!href) return token.raw;
  const words = token.type === 'image' ? token.text || href : drawInline(token.tokens, people, depth);
  const path = people.localPath?.(href);
  if (path)
    return (
      <ChatLink className={linkLook} href={path}>
        {words}
      </ChatLink>
    );
  return (
    <a className={linkLook} href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {words}
    </a>
  );
}

const linkLook =
  'text-accent-text underline decoration-[color-mix(in_oklch,currentColor_40%,transparent)] underline-offset-2 hover:decoration-current';
const mentionLook = 'rounded-[5px] bg-accent-soft px-1 font-[560] text-accent-text';

const wordsOf = ({ words }: MarkdownPeople) => words ?? plainWords;

function drawChannel(channelId: string, people: MarkdownPeople): ReactNode {
  const channel = people.channelOf?.(channelId);
  if (!channel) {
    const unknown = <span className="text-ink-3">#{wordsOf(people).channel}</span>;
    return people.foreignChannel?.({ channelId, unknown, className: mentionLook }) ?? unknown;
  }
  return (
    <ChatLink className={mentionLook} href={channel.href}>
      #{channel.name}
    </ChatLink>
  );
}

/** A name that no emoji of this firm bears stays as it was typed. */
function drawEmoji({ raw, target }: PlaceToken, { emojiOf }: MarkdownPeople): ReactNode {
  const src = emojiOf?.(target);
  return src ? <img src={src} alt={raw} title={raw} className="inline-block size-[1.35em] object-contain align-[-0.3em]" /> : raw;
}

function drawMention(memberId: string, people: MarkdownPeople): ReactNode {
  const { mentioned, nameOf, onPerson } = people;
  const name = nameOf(memberId);
  if (!name) return `@${wordsOf(people).someone}`;
  if (!mentioned.includes(memberId)) return `@${name}`;
  return onPerson ? (
    <button type="button" className={mentionLook} onClick={() => onPerson(memberId)}>
      @{name}
    </button>
  ) : (
    <span className={mentionLook}>@{name}</span>
  );
}

/** In code a mention is only its name: what was typed comes back, without a light on it. */
const withNames = (code: string, { nameOf }: MarkdownPeople) =>
  code.replace(/<@([0-9a-f-]{36})>/g, (raw, memberId: string) => (nameOf(memberId) ? `@${nameOf(memberId)}` : raw));
