import { selectMessages } from '@parley/db/message/select-messages';
import type { TenantTx } from '@parley/db/with-tenant';
import { config } from '../config.ts';

export type MessageWords = { messageId: string; author: string; channel: string | null; text: string; path: string };

const textMax = 240;
const token = /<([@#&])([0-9a-f-]{36})>|<!(channel|here)>/g;

/** Messages as one reads them outside the chat: who, where, the first words, and the way there. Order as given. */
export async function messageWords(tx: TenantTx, slug: string, ids: string[]): Promise<MessageWords[]> {
  const rows = new Map((await selectMessages(tx, ids)).map((row) => [row.id, row]));
  const named = [...rows.values()].flatMap((row) => [...row.body.matchAll(token)].map(([, , id]) => id ?? ''));
  const known = { in: [...new Set(named)].filter(Boolean) };
  const channelIds = { in: [...new Set([...rows.values()].map((row) => row.channel_id))] };
  const members = await tx.member.findMany({ where: { id: known }, select: { id: true, name: true } });
  const groups = await tx.memberGroup.findMany({ where: { id: known }, select: { id: true, name: true } });
  const channels = await tx.channel.findMany({ where: { id: channelIds }, select: { id: true, name: true } });
  const nameOf = new Map([...members, ...groups, ...channels].map(({ id, name }) => [id, name]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    // Names of channels stand for themselves only where the reader is: others may be private to somebody else.
    const text = row.body
      .replaceAll(token, (_whole, sign: string | undefined, named: string | undefined, all: string | undefined) =>
        all ? `@${all}` : `${sign === '#' ? '#' : '@'}${nameOf.get(named ?? '') ?? '…'}`,
      )
      .replaceAll(/\s+/g, ' ')
      .trim();
    const query = row.parent_id ? `?thread=${row.parent_id}&m=${row.id}` : `?m=${row.id}`;
    return [
      {
        messageId: id,
        author: row.author_name,
        channel: nameOf.get(row.channel_id) ?? null,
        text: text.length > textMax ? `${text.slice(0, textMax - 1)}…` : text,
        path: `/${slug}/c/${row.channel_id}${query}`,
      },
    ];
  });
}

export const addressOf = (path: string): string => new URL(path, config().publicUrl).href;
