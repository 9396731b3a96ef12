import type { ScheduleInput } from '@parley/contract/scheduled';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { requireOpen } from '../barrier/channel-cut.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { toChannelTarget } from '../channel/to-channel-view.ts';
import { findOwnFiles } from '../file/find-own-files.ts';
import { applyRules } from '../boundary-rule/apply-rules.ts';
import { requireClean } from '../inspect/inspect.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { requireAllowed } from '../policy/decide.ts';

const latestMs = 366 * 86_400_000;

/**
 * What would be refused today is refused when it is scheduled. All is judged again when it is sent. Answers the words to keep:
 * without what a rule leaves out.
 */
export async function requireSendable(
  actor: Actor,
  message: Pick<ScheduleInput, 'channelId' | 'parentId' | 'body' | 'fileIds' | 'acceptsWarning'>,
): Promise<string> {
  const { channelId, parentId, fileIds = [] } = message;
  await requireOpen(actor, channelId);
  if (fileIds.length === 0 && message.body.trim() === '') throw new AppError('INVALID', { message: 'Write something first.' });
  requireClean({ text: message.body }, { door: 'message' });
  const channel = await accessChannel(actor, channelId, 'channel.see');
  if (!channel.is_member) throw notFound('channel');
  if (channel.archived_at)
    throw new AppError('FORBIDDEN', {
      message: 'This channel is archived. It can be read, but not written to.',
      rule: 'archived-channels-are-closed',
    });
  if (parentId) {
    const parent = await withTenant(actor.tenantId, (tx) => accessMessageRow(tx, actor, parentId));
    if (parent.channel_id !== channelId || parent.parent_id !== null) throw notFound('message');
  } else requireAllowed(actor, 'channel.begin', toChannelTarget(channel, actor.memberId));
  const files = fileIds.length > 0 ? await findOwnFiles(actor, fileIds) : [];
  const way = { door: 'schedule', channelId, acceptsWarning: message.acceptsWarning } as const;
  const { texts } = await applyRules(actor, { texts: [message.body], files }, way);
  return texts[0] ?? message.body;
}

export function requireTimeToCome(sendAt: string): Date {
  const at = new Date(sendAt);
  if (at.valueOf() <= Date.now() || at.valueOf() > Date.now() + latestMs)
    throw new AppError('INVALID', { message: 'Choose a time to come, within a year.' });
  return at;
}
