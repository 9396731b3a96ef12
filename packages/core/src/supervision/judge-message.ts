import type { Detector } from '../inspect/detectors/detector.ts';
import type { Lexicon } from './lexicon.ts';
import { isDrawn } from './sample.ts';
import type { Terms } from './terms.ts';

/** A version of a policy, ready to read. */
export type ReadyPolicy = {
  id: string;
  version: number;
  seed: string;
  terms: Terms;
  from: Date;
  until: Date | null;
  lexicons: { id: string; version: number; lexicon: Lexicon }[];
  detectors: { name: Terms['detectors'][number]; detector: Detector }[];
  /** The people of its group, where it watches one. */
  group: ReadonlySet<string>;
};
export type Spoken = { isPublic: boolean; messageId: string; authorId: string; joinedAt: Date; at: Date; text: string };

/** Why a message is in the queue: what was met, and where in its text. No words. */
export type Why =
  | { reason: 'lexicon'; lexiconId: string; version: number; phrase: number; start: number; end: number }
  | { reason: 'detector'; detector: Terms['detectors'][number]; start: number; end: number }
  | { reason: 'sample'; permille: number }
  | { reason: 'newPerson'; days: number };

const dayMs = 86_400_000;
const placesMost = 100;

/** Null: the policy does not watch this. An empty answer: it does, and there is nothing to look at. */
export function judgeMessage(policy: ReadyPolicy, spoken: Spoken): Why[] | null {
  const { terms, seed } = policy;
  if (!isWatched(policy, spoken)) return null;
  const why: Why[] = [];
  for (const { id: lexiconId, version, lexicon } of policy.lexicons)
    for (const hit of lexicon.find(spoken.text)) why.push({ reason: 'lexicon', lexiconId, version, ...hit });
  for (const { name, detector } of policy.detectors)
    for (const { start, end } of detector.find(spoken.text)) why.push({ reason: 'detector', detector: name, start, end });
  const kept = why.slice(0, placesMost);
  if (terms.newDays > 0 && spoken.at.getTime() < spoken.joinedAt.getTime() + terms.newDays * dayMs)
    kept.push({ reason: 'newPerson', days: terms.newDays });
  if (terms.samplePermille > 0 && isDrawn(seed, spoken.messageId, terms.samplePermille))
    kept.push({ reason: 'sample', permille: terms.samplePermille });
  return kept;
}

function isWatched({ terms, group }: ReadyPolicy, { isPublic, authorId }: Spoken): boolean {
  if (!isPublic && !terms.reachesPrivate) return false;
  if (terms.watch === 'members') return terms.memberIds.includes(authorId);
  return terms.watch === 'everybody' || group.has(authorId);
}

/** Whether a version held when something was said, however late it is read. */
export const heldAt = ({ from, until }: Pick<ReadyPolicy, 'from' | 'until'>, at: Date): boolean =>
  from <= at && (until === null || at < until);
