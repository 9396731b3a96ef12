import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { emojiOfName, withEmoji } from './emoji-names.ts';
import type { Archive } from './open-archive.ts';
import { ImportRefused, type Names, type Report, type Source, type SourceChannel, type SourcePerson } from './source.ts';
import { openSpool, type Spooled } from './spool.ts';

const lineMax = 4 * 1024 * 1024;

type Post = {
  team?: string;
  channel?: string;
  channel_members?: string[];
  user?: string;
  message?: string;
  create_at?: number;
  edit_at?: number;
  is_pinned?: boolean;
  type?: string;
  reactions?: { user?: string; emoji_name?: string }[] | null;
  attachments?: { path?: string }[] | null;
  replies?: Post[] | null;
};
type User = {
  username?: string;
  email?: string;
  nickname?: string;
  first_name?: string;
  last_name?: string;
  teams?: { name?: string; channels?: { name?: string }[] | null }[] | null;
};
type Channel = {
  team?: string;
  name?: string;
  display_name?: string;
  type?: string;
  header?: string;
  purpose?: string;
  deleted_at?: number;
};
type Line = {
  type?: string;
  user?: User;
  bot?: { username?: string; display_name?: string };
  channel?: Channel;
  direct_channel?: { members?: string[]; participants?: { username?: string }[] };
  post?: Post;
  direct_post?: Post;
};

export const mattermostEntry = (archive: Archive): string | null =>
  [...archive.entries.keys()].find((name) => /^(?:[^/]+\/)?[^/]+\.jsonl$/.test(name)) ?? null;

/** A Mattermost bulk export: one JSON object a line, posts in no particular order, replies inside what they answer. */
export async function openMattermost(
  lines: Readable,
  { archive, spoolDir, report }: { archive: Archive | null; spoolDir: string; report: Report },
): Promise<Source> {
  const spool = await openSpool(spoolDir);
  const people = new Map<string, SourcePerson>();
  const channels = new Map<string, SourceChannel>();
  const joined = new Map<string, string[]>();
  const files = new Map([...(archive?.entries.keys() ?? [])].map((name) => [name.replace(/^.*?(?:^|\/)data\//, ''), name]));
  let n = 0;

  for await (const text of createInterface({ input: lines, crlfDelay: Infinity })) {
    n += 1;
    if (text.trim() === '') continue;
    const line = text.length > lineMax ? null : parse(text);
    if (n === 1 && line?.type !== 'version') throw new ImportRefused('notAnExport');
    if (!line) report('badLine', `line ${n}`);
    else take(line, `line ${n}`);
  }
  spool.flush();
  for (const [key, members] of joined) {
    const channel = channels.get(key);
    if (channel) channel.memberKeys = members;
  }
  return {
    kind: 'mattermost',
    people: [...people.values()],
    channels: [...channels.values()],
    parts: (key) => spool.parts(key, toText),
    openFile: async (path) => (archive?.entries.has(path) ? archive.stream(path) : null),
    close: async () => {
      archive?.close();
      await spool.close();
    },
  };

  function take({ user, bot, channel, direct_channel: direct, post, direct_post: directPost }: Line, place: string): void {
    if (user?.username) {
      const name = [user.first_name, user.last_name].filter(Boolean).join(' ') || user.nickname || user.username;
      people.set(user.username, { key: user.username, name, email: user.email ?? null, isBot: false });
      for (const team of user.teams ?? [])
        for (const { name: room } of team.channels ?? []) {
          const key = `${team.name}/${room}`;
          joined.set(key, [...(joined.get(key) ?? []), user.username]);
        }
    } else if (bot?.username)
      people.set(bot.username, { key: bot.username, name: bot.display_name || bot.username, email: null, isBot: true });
    else if (channel?.name) {
      const key = `${channel.team}/${channel.name}`;
      const topic = channel.header || channel.purpose || '';
      channels.set(key, {
        key,
        kind: channel.type === 'P' ? 'private' : 'public',
        name: channel.name,
        topic,
        memberKeys: [],
        isArchived: (channel.deleted_at ?? 0) > 0,
      });
    } else if (direct) addDirect(direct.members ?? (direct.participants ?? []).flatMap(({ username }) => username ?? []));
    else if (post) spoolPost(`${post.team}/${post.channel}`, post, place);
    else if (directPost) spoolPost(addDirect(directPost.channel_members ?? []), directPost, place);
  }

  function addDirect(members: string[]): string {
    const key = `@${members.toSorted().join(',')}`;
    if (!channels.has(key)) channels.set(key, { key, kind: 'direct', name: '', topic: '', memberKeys: members, isArchived: false });
    return key;
  }

  function spoolPost(channelKey: string, post: Post, place: string, parent?: { key: string; at: number }): void {
    if (!channels.has(channelKey)) return report('noChannel', place, channelKey);
    if (post.type?.startsWith('system_')) return report('system', place);
    if (!post.user) return report('noAuthor', place);
    if (!Number.isSafeInteger(post.create_at)) return report('badTime', place);
    const at = post.create_at ?? 0;
    const key = `${post.user} ${at}`;
    const reactions = new Map<string, string[]>();
    for (const { emoji_name = '', user = '' } of post.reactions ?? []) {
      const emoji = emojiOfName(emoji_name);
      if (emoji) reactions.set(emoji, [...(reactions.get(emoji) ?? []), user]);
      else report('unknownEmoji', place, emoji_name);
    }
    const message: Spooled = {
      key,
      at,
      author: post.user,
      raw: post.message ?? '',
      ...(parent ? { parent } : {}),
      ...(post.edit_at ? { editedAt: post.edit_at } : {}),
      ...(post.is_pinned ? { isPinned: true } : {}),
      reactions: [...reactions].map(([emoji, by]) => ({ emoji, by })),
      files: (post.attachments ?? []).flatMap(({ path }) =>
        path
          ? [{ name: path.split(/[/\\]/).at(-1) ?? 'file', path: files.get(path.replace(/^data\//, '')) ?? null, url: null }]
          : [],
      ),
      place,
    };
    spool.add(channelKey, message);
    if (!parent) for (const reply of post.replies ?? []) spoolPost(channelKey, reply, place, { key, at });
  }
}

/** Mattermost writes Markdown already; people and channels are named by their handles. */
function toText(raw: string, names: Names): string {
  return raw
    .replaceAll('\0', '')
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((piece, i) =>
      i % 2 === 1
        ? piece
        : withEmoji(piece).replaceAll(
            /(?<![\w@])@([a-z0-9][a-z0-9._-]*[a-z0-9_-])/gi,
            (whole, handle: string) => names.person(handle.toLowerCase()) ?? whole,
          ),
    )
    .join('');
}

function parse(text: string): Line | null {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? (line as Line) : null;
  } catch {
    return null;
  }
}
