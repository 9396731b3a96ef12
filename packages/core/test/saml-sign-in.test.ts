import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate } from '../../../stand-ins/identity/make-certificate.mjs';
import { assertionXml, readSamlRequest, startSaml, type SamlStandIn } from '../../../stand-ins/identity/start-saml.mjs';
import { resolveActor } from '../src/identity/session.ts';
import { beginFirmSignIn } from '../src/single-sign-on/firm-sign-in.ts';
import { readMetadata } from '../src/single-sign-on/read-metadata.ts';
import { finishSaml, receiveSaml } from '../src/single-sign-on/receive-answer.ts';
import { getSingleSignOn, setSamlProvider } from '../src/single-sign-on/settings.ts';
import { buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { clientHere, newDomain, openSingleSignOn, proveDomain } from './single-sign-on-world.ts';

openSingleSignOn();

let standIn: SamlStandIn;
let tenant: BuiltTenant;
let domain: string;
beforeAll(async () => {
  tenant = await buildTenant();
  domain = newDomain();
  await proveDomain(tenant, domain);
  standIn = await startSaml({ people: [{ sub: 'ana', email: `ana@${domain}`, name: 'Ana Marsh' }] });
  await setSamlProvider(tenant.owner, { metadata: `${standIn.url}/metadata`, makesMembers: true });
});
afterAll(() => standIn.close());

const ana = () => ({ sub: 'ana', email: `ana@${domain}`, name: 'Ana Marsh' });
async function begin(at: BuiltTenant = tenant) {
  const browser = randomUUID();
  const { url } = await beginFirmSignIn({ workspace: at.slug, next: '/there', browser }, clientHere());
  const { searchParams } = new URL(url);
  const relayState = searchParams.get('RelayState') ?? '';
  return { browser, relayState, request: readSamlRequest(searchParams.get('SAMLRequest') ?? ''), tenantId: at.tenantId };
}
type Begun = Awaited<ReturnType<typeof begin>>;

/** The provider's page posts, and the browser that began fetches the rest. */
async function bring({ browser, relayState, tenantId }: Begun, response: string) {
  const { path } = await receiveSaml({ tenantId, response, relayState }, clientHere());
  const state = new URL(path, 'http://localhost').searchParams.get('state') ?? '';
  return finishSaml({ tenantId, state, browser }, clientHere());
}

test('a signed answer to our own question signs in, and goes on to where the person was going', async () => {
  const begun = await begin();
  const outcome = await bring(begun, standIn.answerTo(begun.request, ana()));
  if (outcome.kind !== 'in') throw new Error('not signed in');
  expect(outcome.next).toBe('/there');
  expect(await resolveActor(outcome.sessionToken, tenant.slug)).toMatchObject({ name: 'Ana Marsh', role: 'member' });
  const signedAsAWhole = await begin();
  const both = standIn.answerTo(signedAsAWhole.request, ana(), {
    spoil: (xml) => standIn.sign(xml, standIn.responsePath),
  });
  expect((await bring(signedAsAWhole, both)).kind).toBe('in');
});

test('what the post proved is for the browser that began, once', async () => {
  const begun = await begin();
  const { relayState, tenantId } = begun;
  const response = standIn.answerTo(begun.request, ana());
  const { path } = await receiveSaml({ tenantId, response, relayState }, clientHere());
  const state = new URL(path, 'http://localhost').searchParams.get('state') ?? '';
  const stranger = { tenantId, state, browser: 'another browser' };
  await expect(finishSaml(stranger, clientHere())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(finishSaml({ ...stranger, browser: begun.browser }, clientHere())).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

describe('an answer is refused', () => {
  type Options = Parameters<SamlStandIn['answerTo']>[2];
  const refuses = async (options: Options, begun?: Begun) => {
    const at = begun ?? (await begin());
    await expect(bring(at, standIn.answerTo(at.request, ana(), options))).rejects.toMatchObject({ rule: 'answer-refused' });
  };
  const minutes = (from: number) => new Date(Date.now() + from * 60_000).toISOString();

  test.each<[string, () => Options]>([
    ['without a signature', () => ({ signs: null })],
    ['where only the envelope is signed', () => ({ signs: standIn.responsePath })],
    ['signed with a key that is not in the metadata', () => ({ keys: makeCertificate('Mallory') })],
    ['changed after it was signed', () => ({ spoil: (xml) => xml.replaceAll(`ana@${domain}`, `eva@${domain}`) })],
    ['for another audience', () => ({ say: { audience: 'https://another.example/metadata' } })],
    ['from another issuer', () => ({ say: { issuer: 'https://another.example/metadata' } })],
    ['to another address', () => ({ say: { recipient: 'http://localhost:3000/api/sso/another/saml' } })],
    ['that has expired', () => ({ say: { from: minutes(-20), until: minutes(-5), issuedAt: minutes(-15) } })],
    ['that is not valid yet', () => ({ say: { from: minutes(5) } })],
    ['that was made long ago, whatever it says about its end', () => ({ say: { issuedAt: minutes(-30), until: minutes(60) } })],
    ['to a question that we did not ask', () => ({ say: { inResponseTo: '_somebody-elses' } })],
    ['whose assertion is for another question than its envelope', () => ({ say: { inResponseTo: '_other', responseTo: '' } })],
    ['whose assertion names no question', () => ({ say: { inResponseTo: '' } })],
    ['that holds a document type', () => ({ spoil: (xml) => `<!DOCTYPE r [<!ENTITY x "y">]>${xml}` })],
  ])('%s', async (_, options) => {
    const begun = await begin();
    const given = options();
    const say = given?.say?.['responseTo'] === '' ? { ...given.say, responseTo: begun.request.id } : given?.say;
    const unasked = given?.say?.['inResponseTo'] === '' ? { ...given.say, responseTo: begun.request.id } : say;
    await refuses({ ...given, ...(unasked ? { say: unasked } : {}) }, begun);
  });

  const evil = (said: Record<string, string>, id = said['assertionId'] ?? '') =>
    assertionXml({ ...said, assertionId: id, nameId: 'owner', email: `owner@${domain}` });
  const assertionIn = (xml: string) => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0] ?? '';
  const signatureIn = (xml: string) => /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  type Wrap = (xml: string, said: Record<string, string>) => string;
  /** The known ways to wrap a signature (Somorovsky et al., 2012): the signed part is kept somewhere, another one is read. */
  test.each<[string, Wrap]>([
    [
      'a second assertion before the signed one',
      (xml, said) => xml.replace('<saml:Assertion', `${evil(said, '_evil')}<saml:Assertion`),
    ],
    [
      'a second assertion after the signed one',
      (xml, said) => xml.replace('</samlp:Response>', `${evil(said, '_evil')}</samlp:Response>`),
    ],
    [
      'the signed assertion inside the other one',
      (xml, said) =>
        xml.replace(assertionIn(xml), evil(said, '_evil').replace('</saml:Subject>', `</saml:Subject>${assertionIn(xml)}`)),
    ],
    [
      "the signed assertion in the other one's signature",
      (xml, said) => {
        const signature = signatureIn(xml);
        const object = `<ds:Object>${assertionIn(xml).replace(signature, '')}</ds:Object></ds:Signature>`;
        const wrapped = evil(said, '_evil').replace(
          '</saml:Issuer>',
          `</saml:Issuer>${signature.replace('</ds:Signature>', object)}`,
        );
        return xml.replace(assertionIn(xml), wrapped);
      },
    ],
    ['the other one under the same id', (xml, said) => xml.replace('<saml:Assertion', `${evil(said)}<saml:Assertion`)],
    [
      'the signed assertion in the extensions',
      (xml, said) =>
        xml.replace(assertionIn(xml), `<samlp:Extensions>${assertionIn(xml)}</samlp:Extensions>${evil(said, '_evil')}`),
    ],
    [
      'the signature taken over by the other one',
      (xml, said) => xml.replace(assertionIn(xml), evil(said).replace('</saml:Issuer>', `</saml:Issuer>${signatureIn(xml)}`)),
    ],
    [
      'an answer inside an answer',
      (xml, said) =>
        xml
          .replace('<samlp:Status>', `<samlp:Extensions>${xml}</samlp:Extensions><samlp:Status>`)
          .replace(assertionIn(xml), evil(said)),
    ],
    ['a comment that cuts the address', (xml) => xml.replaceAll(`ana@${domain}`, `ana@${domain}<!-- -->.evil.example`)],
  ])('wrapped: %s', async (_, wrap) => {
    await refuses({ spoil: (xml, said) => wrap(xml, said) });
  });

  test('that is brought a second time, also to a question of its own', async () => {
    const begun = await begin();
    const response = standIn.answerTo(begun.request, ana());
    await bring(begun, response);
    await expect(bring(begun, response)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(bring(await begin(), response)).rejects.toMatchObject({ rule: 'answer-refused' });
    const again = await begin();
    const sameAssertion = { say: { assertionId: '_once-for-all' } };
    await bring(again, standIn.answerTo(again.request, ana(), sameAssertion));
    await refuses(sameAssertion);
  });

  test('for an address outside the proven domains', async () => {
    const begun = await begin();
    const response = standIn.answerTo(begun.request, { ...ana(), sub: 'eva', email: 'eva@elsewhere.example' });
    await expect(bring(begun, response)).rejects.toMatchObject({ rule: 'proven-domains-only' });
  });

  test('that another firm asked for: its provider opens that firm only', async () => {
    const other = await buildTenant();
    await setSamlProvider(other.owner, { metadata: standIn.metadata(), makesMembers: true });
    const theirs = await begin(other);
    await expect(bring(theirs, standIn.answerTo(theirs.request, ana()))).rejects.toMatchObject({ rule: 'proven-domains-only' });
    const mine = await begin();
    const crossed = { ...mine, relayState: (await begin(other)).relayState };
    await expect(bring(crossed, standIn.answerTo(mine.request, ana()))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

test('while a provider changes its key, both are taken', async () => {
  const own = await buildTenant();
  const firm = newDomain();
  await proveDomain(own, firm);
  const next = makeCertificate('Next');
  standIn.alsoListed = [next.certificate];
  await setSamlProvider(own.owner, { metadata: standIn.metadata(), makesMembers: true });
  standIn.alsoListed = [];
  expect((await getSingleSignOn(own.owner)).provider?.certificates).toHaveLength(2);
  const person = { sub: 'p', email: `p@${firm}`, name: 'P' };
  for (const keys of [standIn.keys, next]) {
    const begun = await begin(own);
    expect((await bring(begun, standIn.answerTo(begun.request, person, { keys }))).kind).toBe('in');
  }
});

test.each([
  ['a page', '<html><body>Sign in</body></html>'],
  ['nothing that is XML', 'issuer: me'],
  ['a document type', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'],
])('metadata that is none is refused: %s', async (_, text) => {
  await expect(readMetadata(text)).rejects.toMatchObject({ code: 'INVALID' });
});
