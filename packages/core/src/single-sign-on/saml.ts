import { SAML, ValidateInResponseTo, type CacheProvider } from '@node-saml/node-saml';
import { toClaims, type ProvedPerson } from './person.ts';

export type SamlProvider = { issuer: string; signInUrl: string; certificates: string[] };
export type OurSide = { entityId: string; receiveUrl: string };

const skewMs = 60_000;
const assertionAgeMaxMs = 10 * 60_000;
const requestAgeMs = 10 * 60_000;

/** Where the person is sent with our request (SAML 2.0 bindings, 3.4), and its id, which the answer has to name. */
export async function samlUrl(
  provider: SamlProvider,
  us: OurSide,
  relayState: string,
): Promise<{ url: string; requestId: string }> {
  const requestId = `_${crypto.randomUUID()}`;
  const url = await open(provider, us, requestId).getAuthorizeUrlAsync(relayState, undefined, {});
  return { url, requestId };
}

export type SamlAnswer = ProvedPerson & { assertionId: string };

/**
 * Reads an answer. Only what stands inside the signed assertion is believed: it must be signed by one of the provider's
 * certificates, be from this provider, for us, for this request, for this address, in its time, and for its bearer
 * (SAML 2.0 profiles, 4.1.4.3). The library refuses wrapped signatures; what it leaves open is checked here.
 */
export async function readSamlAnswer(
  provider: SamlProvider,
  us: OurSide,
  { response, requestId }: { response: string; requestId: string },
): Promise<SamlAnswer> {
  if (/<!DOCTYPE|<!ENTITY/i.test(Buffer.from(response, 'base64').toString('utf8'))) throw new Error('a document type');
  const { profile } = await open(provider, us, requestId).validatePostResponseAsync({ SAMLResponse: response });
  const assertion = (profile?.getAssertion?.() as { Assertion?: Assertion } | undefined)?.Assertion;
  if (!profile || !assertion) throw new Error('no assertion');
  if (profile.issuer !== provider.issuer) throw new Error('another issuer');
  const confirmations = assertion.Subject?.[0]?.SubjectConfirmation ?? [];
  if (!confirmations.some((one) => isForUs(one, us, requestId))) throw new Error('not for this request');
  const assertionId = assertion.$?.ID;
  if (!assertionId || !profile.nameID) throw new Error('no subject');
  const attributes = (profile['attributes'] ?? {}) as Record<string, unknown>;
  const named = (names: string[]) => firstText(attributes, names);
  const email = named(emailNames) ?? (profile.nameID.includes('@') ? profile.nameID : null);
  return {
    issuer: provider.issuer,
    // A name that is new at each sign-in says nothing; the address has to do.
    subject: profile.nameIDFormat?.endsWith(':transient') ? (email ?? '').toLowerCase() : profile.nameID,
    email: email?.toLowerCase() ?? null,
    isEmailVerified: null,
    name: named(nameNames) ?? ([named(givenNames), named(familyNames)].filter(Boolean).join(' ') || null),
    claims: toClaims({ NameID: profile.nameID, 'NameID format': profile.nameIDFormat, ...attributes }),
    assertionId,
  };
}

type Confirmation = { $?: { Method?: string }; SubjectConfirmationData?: { $?: Record<string, string> }[] };
type Assertion = { $?: { ID?: string }; Subject?: { SubjectConfirmation?: Confirmation[] }[] };

function isForUs({ $, SubjectConfirmationData }: Confirmation, us: OurSide, requestId: string): boolean {
  const data = SubjectConfirmationData?.[0]?.$;
  return (
    $?.Method === 'urn:oasis:names:tc:SAML:2.0:cm:bearer' &&
    data?.['InResponseTo'] === requestId &&
    data['Recipient'] === us.receiveUrl &&
    Date.parse(data['NotOnOrAfter'] ?? '') + skewMs > Date.now()
  );
}

function open({ issuer, signInUrl, certificates }: SamlProvider, us: OurSide, requestId: string): SAML {
  return new SAML({
    issuer: us.entityId,
    audience: us.entityId,
    callbackUrl: us.receiveUrl,
    entryPoint: signInUrl,
    idpIssuer: issuer,
    idpCert: certificates,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: skewMs,
    maxAssertionAgeMs: assertionAgeMaxMs,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    generateUniqueId: () => requestId,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: requestAgeMs,
    cacheProvider: knowing(requestId),
  });
}

/** The library asks whether a request of ours is open. It is the one whose row was taken a moment ago. */
function knowing(requestId: string): CacheProvider {
  const now = new Date().toISOString();
  return {
    saveAsync: async (_, value) => ({ value, createdAt: Date.now() }),
    getAsync: async (key) => (key === requestId ? now : null),
    removeAsync: async (key) => key,
  };
}

const claim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const emailNames = ['email', 'mail', 'emailaddress', `${claim}/emailaddress`, 'urn:oid:0.9.2342.19200300.100.1.3', 'User.email'];
const nameNames = [
  'displayname',
  'name',
  'http://schemas.microsoft.com/identity/claims/displayname',
  'urn:oid:2.16.840.1.113730.3.1.241',
];
const givenNames = ['givenname', 'firstname', `${claim}/givenname`, 'urn:oid:2.5.4.42', 'User.FirstName'];
const familyNames = ['surname', 'lastname', 'sn', `${claim}/surname`, 'urn:oid:2.5.4.4', 'User.LastName'];

/** Providers call the same thing by different names, and by different capitals. */
function firstText(attributes: Record<string, unknown>, names: string[]): string | null {
  for (const name of names) {
    const found = Object.entries(attributes).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    const value: unknown = Array.isArray(found) ? found[0] : found;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}
