import type { DetectorName } from '@parley/contract/boundary-rule';
import { card } from './card.ts';
import type { Detector } from './detector.ts';
import { health } from './health.ts';
import { iban } from './iban.ts';
import { links, otherLinks } from './links.ts';
import { chAhv, deTaxId, frNir, ukNino, usSsn } from './national-ids.ts';
import { ownWords } from './own-words.ts';
import { secret } from './secret.ts';

/** Made from a list of the firm's own. Files are no texts: what kind they are of is judged elsewhere. */
const listed = { own: ownWords, links, otherLinks, files: (): Detector => ({ id: 'files', find: () => [] }) };

const builtIn: Record<Exclude<DetectorName, keyof typeof listed>, Detector> = {
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
  rule.detector in listed
    ? listed[rule.detector as keyof typeof listed](rule.terms)
    : builtIn[rule.detector as keyof typeof builtIn];
