import type { DetectorName } from '@parley/contract/boundary-rule';
import { card } from './card.ts';
import type { Detector } from './detector.ts';
import { health } from './health.ts';
import { iban } from './iban.ts';
import { chAhv, deTaxId, frNir, ukNino, usSsn } from './national-ids.ts';
import { ownWords } from './own-words.ts';
import { secret } from './secret.ts';

const builtIn: Record<Exclude<DetectorName, 'own'>, Detector> = {
  card,
  iban,
  secret,
  health,
  ukNino,
  usSsn,
  deTaxId,
  frNir,
  chAhv,
};

/** What a rule looks for. A firm's own words are made ready once, so keep the answer. */
export const findDetector = (rule: { detector: DetectorName; terms: readonly string[] }): Detector =>
  rule.detector === 'own' ? ownWords(rule.terms) : builtIn[rule.detector];
