import type { BoundaryAct } from '@parley/contract/boundary-rule';
import { strictest, type Match } from './find-matches.ts';
import type { HeldRule } from './held-rules.ts';

export type Outcome = 'blocked' | 'held' | 'asked' | 'sentAnyway' | 'released' | 'leftOut' | 'noted';

/** Doors of messages, and those of names and other words that show all over the firm. */
const messageDoors = ['message', 'thread', 'forward', 'scheduled'] as const;
const otherDoors = ['edit', 'schedule', 'channel', 'profile', 'status', 'group', 'emoji', 'workspace', 'import'] as const;
export const doors = [...messageDoors, ...otherDoors];
export type Door = (typeof doors)[number];

type Passage = { door: Door; acceptsWarning?: true | undefined; isReleased?: boolean };

/** What becomes of something that meets these rules, and the rule that decides. Null: it meets none. */
export function decideOutcome<R extends Pick<HeldRule, 'act'>>(
  matches: readonly Pick<Match<R>, 'rule' | 'count' | 'inFiles'>[],
  way: Passage,
): { outcome: Outcome; rule: R } | null {
  // An import writes what was said elsewhere: it is counted, and nothing of it is changed.
  if (way.door === 'import') return matches[0] ? { outcome: 'noted', rule: matches[0].rule } : null;
  const judged = matches.map((match) => ({ rule: { act: actAt(match, way), of: match.rule } }));
  const decisive = strictest(judged);
  return decisive ? { outcome: outcomeOf(decisive.rule.act, way), rule: decisive.rule.of } : null;
}

/** What a rule does at this door. */
function actAt({ rule, inFiles }: { rule: Pick<HeldRule, 'act'>; inFiles: number }, { door, isReleased }: Passage): BoundaryAct {
  const isMessage = (messageDoors as readonly string[]).includes(door);
  const isOfMessage = isMessage || door === 'edit' || door === 'schedule';
  // Names are read by everybody at once, and nobody is there who could be asked, or release them.
  if (!isOfMessage) return rule.act === 'note' ? 'note' : 'block';
  // A file is taken or left as a whole.
  if (rule.act === 'redact') return inFiles > 0 ? 'block' : 'redact';
  if (rule.act === 'hold') {
    // Whoever released it has looked; what is only scheduled is held when it goes out.
    if (isReleased || door === 'schedule') return 'note';
    return isMessage ? 'hold' : 'block';
  }
  return rule.act;
}

function outcomeOf(act: BoundaryAct, { acceptsWarning, isReleased }: Passage): Outcome {
  if (act === 'block') return 'blocked';
  if (act === 'hold') return 'held';
  // Whoever releases it was asked in the author's place.
  if (act === 'warn') return isReleased || acceptsWarning ? 'sentAnyway' : 'asked';
  if (act === 'redact') return 'leftOut';
  return isReleased ? 'released' : 'noted';
}
