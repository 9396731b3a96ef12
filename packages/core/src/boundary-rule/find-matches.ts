import type { BoundaryAct } from '@parley/contract/boundary-rule';
import type { Detector } from '../inspect/detectors/detector.ts';
import { isWished, type FileWish } from './attachment-kind.ts';
import type { HeldRule } from './held-rules.ts';

/** A rule, and how often what it looks for stands in a message; `inFiles`: so often in what cannot be left out in part. */
export type Match<Rule = HeldRule> = { rule: Rule; count: number; inFiles: number };

/** What rules judge: the texts of one message, its files, and what is written in those and in their names. */
export type Judged = {
  texts: readonly string[];
  files?: readonly { mime: string; bytes: number }[];
  fileTexts?: readonly string[];
};

/** Which of these rules a message meets, all of its texts together. Each detector reads each text once. */
export function findMatches<Rule extends { detector: Detector; leastCount: number; files?: FileWish | null }>(
  rules: readonly Rule[],
  { texts, files = [], fileTexts = [] }: Judged,
): Match<Rule>[] {
  const counts = new Map<Detector, { count: number; inFiles: number }>();
  const read = (detector: Detector) => {
    const known = counts.get(detector);
    if (known) return known;
    const sum = (all: readonly string[]) => all.reduce((found, text) => found + detector.find(text).length, 0);
    const inFiles = sum(fileTexts);
    const made = { count: sum(texts) + inFiles, inFiles };
    counts.set(detector, made);
    return made;
  };
  const among = (wish: FileWish) => {
    const count = files.filter((file) => isWished(file, wish)).length;
    return { count, inFiles: count };
  };
  return rules
    .map((rule) => ({ rule, ...(rule.files ? among(rule.files) : read(rule.detector)) }))
    .filter((match) => match.count >= match.rule.leastCount);
}

const strength: Record<BoundaryAct, number> = { note: 0, redact: 1, warn: 2, hold: 3, block: 4 };

/** The match that decides: the strictest, and of those the first. */
export function strictest<M extends { rule: Pick<HeldRule, 'act'> }>(matches: readonly M[]): M | undefined {
  return matches.reduce<M | undefined>(
    (worst, match) => (worst && strength[worst.rule.act] >= strength[match.rule.act] ? worst : match),
    undefined,
  );
}
