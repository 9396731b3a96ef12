import { limits } from '@parley/contract/limits';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const token = new RegExp(`<(?:([@&])(${uuid})|!(channel|here))>`, 'g');

export type Mentions = { memberIds: string[]; groupIds: string[]; all: 'channel' | 'here' | null };

/**
 * Whom a text names: people with `<@memberId>`, groups with `<&groupId>`, everybody in the channel with `<!channel>` and those
 * who are there with `<!here>`. Each once, in order, at most 50 people and 10 groups.
 */
export function readMentions(body: string): Mentions {
  const memberIds = new Set<string>();
  const groupIds = new Set<string>();
  let all: Mentions['all'] = null;
  for (const [, sign, id, everybody] of body.matchAll(token)) {
    if (everybody) all = all === 'channel' || everybody === 'channel' ? 'channel' : 'here';
    else if (sign === '@' && id && memberIds.size < limits.mentionedMembers) memberIds.add(id);
    else if (sign === '&' && id && groupIds.size < limits.mentionedGroups) groupIds.add(id);
  }
  return { memberIds: [...memberIds], groupIds: [...groupIds], all };
}
