import type { DetectorName, TriedMonth, TriedText } from '@parley/contract/boundary-rule';
import { selectRecentMessages } from '@parley/db/boundary-rule/recent-messages';
import { withTenant } from '@parley/db/with-tenant';
import { v7 } from 'uuid';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { findDetector } from '../inspect/detectors/find-detector.ts';
import { requireAllowed } from '../policy/decide.ts';
import { maskSnippet } from './mask-snippet.ts';

type Wanted = { detector: DetectorName; terms: string[]; leastCount: number };

const daysBack = 30;
const batchSize = 500;
const batchesMost = 20;
const snippetsMost = 5;
/** Below this, a number from closed channels would speak of single conversations. */
const fewerThan = 5;

/** What a rule would find in a text that its maker has written. The text is kept nowhere. */
export async function tryText(actor: Actor, input: Wanted & { text: string }): Promise<TriedText> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('boundaryText.member', `${actor.tenantId} ${actor.memberId}`);
  const spans = findDetector(input).find(input.text);
  return { matches: spans.length >= input.leastCount, spans };
}

/**
 * What a rule would have found in the last thirty days, in everybody's messages: who it is for is left out, so that nobody finds
 * out about one person or one channel by it. That it is tried, and on what, is an entry that stands before the answer does.
 */
export async function tryMonth(actor: Actor, input: Wanted): Promise<TriedMonth> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('boundaryMonth.tenant', actor.tenantId);
  const { detector: name, terms, leastCount } = input;
  await withTenant(actor.tenantId, (tx) =>
    recordAct(tx, actor, { type: 'boundaryRule.tried', details: { detector: name, terms, leastCount } }),
  );

  const detector = findDetector(input);
  const since = new Date(Date.now() - daysBack * 86_400_000);
  const oldest = v7({ msecs: since.valueOf(), random: new Uint8Array(16), seq: 0 });
  const counts = { public: 0, private: 0, direct: 0 };
  const snippets: TriedMonth['snippets'] = [];
  let read = 0;
  let isAll = false;
  let before = newId();
  for (let batch = 0; batch < batchesMost && !isAll; batch += 1) {
    const page = { since, oldest, before, limit: batchSize };
    const rows = await withTenant(actor.tenantId, (tx) => selectRecentMessages(tx, page));
    for (const { kind, channel_name: channelName, body } of rows) {
      const spans = detector.find(body);
      if (spans.length < leastCount) continue;
      counts[kind === 'group' ? 'direct' : kind] += 1;
      if (kind === 'public' && channelName && snippets.length < snippetsMost)
        snippets.push({ channelName, text: maskSnippet(body, spans) });
    }
    read += rows.length;
    before = rows.at(-1)?.id ?? before;
    isAll = rows.length < batchSize;
  }
  return {
    read,
    isAll,
    counts: [
      { kind: 'public', count: counts.public },
      ...(['private', 'direct'] as const).map((kind) => ({ kind, count: counts[kind] < fewerThan ? null : counts[kind] })),
    ],
    fewerThan,
    snippets,
  };
}
