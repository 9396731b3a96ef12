/** What somebody may do who has not signed the acceptable use policy of a firm that closes its chat until then: read it, and sign it. */
const procedures = new Set([
  'acceptableUse.get',
  'acceptableUse.sign',
  // What the page that asks for the signature is drawn with.
  'preference.get',
  'preference.set',
  'billing.standing',
]);

export const opensUnsigned = (path: string): boolean => procedures.has(path);
