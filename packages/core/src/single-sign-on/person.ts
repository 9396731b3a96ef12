/** What a provider says of the person who has just signed in there. */
export type ProvedPerson = {
  issuer: string;
  /** Stays the same when the address changes. */
  subject: string;
  email: string | null;
  /** Null when the provider says nothing about it. */
  isEmailVerified: boolean | null;
  name: string | null;
  /** All that came back, for the page that shows a test. */
  claims: { name: string; value: string }[];
};

const valueMax = 300;
const claimsMax = 40;

/** Claims as lines of text, however they were nested; a provider's page-long values are cut. */
export function toClaims(values: Record<string, unknown>): ProvedPerson['claims'] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && typeof value !== 'function')
    .slice(0, claimsMax)
    .map(([name, value]) => ({
      name: name.slice(0, valueMax),
      value: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, valueMax),
    }));
}
