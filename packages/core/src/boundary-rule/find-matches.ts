import type { Detector } from '../inspect/detectors/detector.ts';
import type { HeldRule } from './held-rules.ts';

/** A rule, and how often what it looks for stands in a message. */
export type Match<Rule = HeldRule> = { rule: Rule; count: number };

/** Which of these rules the texts of one message meet, all texts together. Each detector reads each text once. */
export function findMatches<Rule extends { detector: Detector; leastCount: number }>(
  rules: readonly Rule[],
  texts: readonly string[],
): Match<Rule>[] {
  const counts = new Map<Detector, number>();
  const count = (detector: Detector) => {
    const known = counts.get(detector) ?? texts.reduce((sum, text) => sum + detector.find(text).length, 0);
    counts.set(detector, known);
    return known;
  };
  return rules.map((rule) => ({ rule, count: count(rule.detector) })).filter((match) => match.count >= match.rule.leastCount);
}

const strength = { note: 0, warn: 1, block: 2 } as const;

/** The match that decides: the strictest, and of those the first. */
export function strictest<M extends { rule: Pick<HeldRule, 'act'> }>(matches: readonly M[]): M | undefined {
  return matches.reduce<M | undefined>(
    (worst, match) => (worst && strength[worst.rule.act] >= strength[match.rule.act] ? worst : match),
    undefined,
  );
}
