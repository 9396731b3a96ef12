import { emojiOfName } from './emoji-names.ts';
import { fromMrkdwn } from './mrkdwn.ts';
import type { Names, Report, SourceFile, SourceMessage } from './source.ts';

export type SlackMessage = {
  type?: string;
  subtype?: string;
  ts?: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  username?: string;
  text?: string;
  edited?: { ts?: string };
  reactions?: { name?: string; users?: string[] }[];
  files?: { id?: string; name?: string; title?: string; url_private?: string; permalink?: string; mode?: string }[];
  attachments?: { pretext?: string; title?: string; title_link?: string; text?: string; fallback?: string }[];
  blocks?: unknown[];
  pinned_to?: string[];
  user_profile?: { real_name?: string; display_name?: string; name?: string };
  bot_profile?: { name?: string };
};

type Context = {
  place: string;
  names: Names;
  report: Report;
  files: (id: string) => string | null;
  pins: Set<string>;
};

/** What somebody said. Every other kind tells of joins, topics and the like, which the channel itself shows. */
const said = new Set([
  undefined,
  '',
  'bot_message',
  'me_message',
  'thread_broadcast',
  'file_share',
  'file_comment',
  'slackbot_response',
]);

/** One day of a channel, in the order of time. */
export function readSlackDay(rows: SlackMessage[], context: Context): SourceMessage[] {
  const messages: SourceMessage[] = [];
  for (const [n, row] of rows.entries()) {
    const place = `${context.place}:${n + 1}`;
    if (row.subtype === 'tombstone') context.report('deleted', place);
    else if ((row.type ?? 'message') !== 'message' || !said.has(row.subtype)) context.report('system', place);
    else {
      const message = toMessage(row, place, context);
      if (message) messages.push(message);
    }
  }
  return messages.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

function toMessage(row: SlackMessage, place: string, { names, report, files, pins }: Context): SourceMessage | null {
  const at = toMs(row.ts);
  if (at === null || !row.ts) {
    report('badTime', place, row.ts ?? '');
    return null;
  }
  const author = row.user ?? row.bot_id ?? row.username;
  if (!author) {
    report('noAuthor', place);
    return null;
  }
  const authorName =
    row.user_profile?.real_name ||
    row.user_profile?.display_name ||
    row.user_profile?.name ||
    row.bot_profile?.name ||
    row.username;
  const parentAt = row.thread_ts && row.thread_ts !== row.ts ? toMs(row.thread_ts) : null;
  const editedAt = toMs(row.edited?.ts);
  return {
    key: row.ts,
    at,
    author,
    ...(authorName ? { authorName } : {}),
    text: toText(row, names),
    ...(parentAt !== null && row.thread_ts ? { parent: { key: row.thread_ts, at: parentAt } } : {}),
    ...(editedAt !== null ? { editedAt } : {}),
    ...(pins.has(row.ts) || (row.pinned_to?.length ?? 0) > 0 ? { isPinned: true } : {}),
    reactions: (row.reactions ?? []).flatMap(({ name = '', users = [] }) => {
      const emoji = emojiOfName(name);
      if (!emoji) report('unknownEmoji', place, name);
      return emoji ? [{ emoji, by: users }] : [];
    }),
    files: (row.files ?? [])
      .filter(({ mode }) => mode !== 'tombstone')
      .map((file): SourceFile => ({
        name: file.name || file.title || file.id || 'file',
        path: file.id ? files(file.id) : null,
        url: file.permalink ?? file.url_private ?? null,
      })),
    place,
  };
}

function toText(row: SlackMessage, names: Names): string {
  const own = row.text || blockText(row.blocks);
  const lines = [row.subtype === 'me_message' && own ? `_${own}_` : own];
  for (const { pretext, title, title_link, text, fallback } of row.attachments ?? []) {
    if (pretext) lines.push(pretext);
    if (title) lines.push(title_link ? `<${title_link}|${title}>` : `*${title}*`);
    if (text) lines.push(text);
    else if (!title && fallback) lines.push(fallback);
  }
  return fromMrkdwn(lines.filter(Boolean).join('\n'), names);
}

/** The words inside blocks, for messages that have no text of their own. */
function blockText(blocks: unknown, depth = 0): string {
  if (depth > 8) return '';
  if (Array.isArray(blocks))
    return blocks
      .map((block) => blockText(block, depth + 1))
      .filter(Boolean)
      .join(depth === 0 ? '\n' : '');
  if (typeof blocks !== 'object' || blocks === null) return '';
  const { text, elements, fields } = blocks as { text?: unknown; elements?: unknown; fields?: unknown };
  return [
    typeof text === 'string' ? text : blockText(text, depth + 1),
    blockText(elements, depth + 1),
    blockText(fields, depth + 1),
  ].join('');
}

function toMs(ts: string | undefined): number | null {
  const seconds = typeof ts === 'string' && /^\d{9,11}(?:\.\d{1,6})?$/.test(ts) ? Number(ts) : NaN;
  return Number.isFinite(seconds) ? Math.floor(seconds * 1000) : null;
}
