import { once } from 'node:events';
import { createServer } from 'node:http';
import { inflateRawSync } from 'node:zlib';
import samlify from 'samlify';
import { makeCertificate } from './make-certificate.mjs';
import { choicePage, postingPage, readForm } from './page.mjs';

const { SamlLib } = samlify;
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const responsePath = "/*[local-name(.)='Response']";
const assertionPath = `${responsePath}/*[local-name(.)='Assertion']`;
const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
const newId = () => `_${crypto.randomUUID()}`;

/** What an answer says unless a test says otherwise. */
const usual = ({ request, issuer, person }) => ({
  issuer,
  audience: request.issuer,
  recipient: request.receiveUrl,
  inResponseTo: request.id,
  assertionId: newId(),
  nameId: person.sub,
  nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  email: person.email,
  name: person.name,
  from: at(-1),
  until: at(5),
  issuedAt: at(0),
});

export const assertionXml = (say) =>
  `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${say.assertionId}" Version="2.0" IssueInstant="${say.issuedAt}"><saml:Issuer>${say.issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${say.nameIdFormat}">${say.nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${say.until}" Recipient="${say.recipient}"${say.inResponseTo ? ` InResponseTo="${say.inResponseTo}"` : ''}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${say.from}" NotOnOrAfter="${say.until}"><saml:AudienceRestriction><saml:Audience>${say.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${say.issuedAt}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>${say.email}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="displayName"><saml:AttributeValue>${say.name}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>`;

const responseXml = (say, inner) =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${newId()}" Version="2.0" IssueInstant="${say.issuedAt}" Destination="${say.recipient}" InResponseTo="${say.responseTo ?? say.inResponseTo}"><saml:Issuer>${say.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${inner}</samlp:Response>`;

/**
 * Starts a SAML provider in this process. `answerTo` makes an answer without a browser: `say` changes what is signed, `spoil`
 * what has been signed, `signs` what is signed at all.
 */
export async function startSaml({ port = 0, people = [], title = 'Stand-in sign-in (SAML)' } = {}) {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${server.address().port}`;
  const issuer = `${url}/metadata`;
  const standIn = { url, issuer, people, keys: makeCertificate('Stand-in'), alsoListed: [] };

  standIn.metadata = () =>
    `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${issuer}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${[standIn.keys.certificate, ...standIn.alsoListed].map((one) => `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${one}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`).join('')}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${url}/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

  standIn.sign = (xml, path = assertionPath, keys = standIn.keys) =>
    SamlLib.constructSAMLSignature({
      rawSamlMessage: xml,
      referenceTagXPath: path,
      privateKey: keys.privateKey,
      signatureAlgorithm: rsaSha256,
      signingCert: keys.certificate,
      isBase64Output: false,
      isMessageSigned: false,
      signatureConfig: { prefix: 'ds', location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' } },
    });

  standIn.answerTo = (request, person, { say = {}, spoil = (xml) => xml, signs = assertionPath, keys } = {}) => {
    const said = { ...usual({ request, issuer, person }), ...say };
    const plain = responseXml(said, assertionXml(said));
    return Buffer.from(spoil(signs ? standIn.sign(plain, signs, keys) : plain, said)).toString('base64');
  };
  standIn.responsePath = responsePath;

  server.on('request', async (request, response) => {
    const asked = new URL(request.url, url);
    const page = (html) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html);
    };
    if (asked.pathname === '/metadata') {
      response.setHeader('content-type', 'application/samlmetadata+xml');
      return response.end(standIn.metadata());
    }
    if (asked.pathname !== '/sso') return response.writeHead(404).end();
    if (request.method === 'GET') return page(choicePage(title, '/sso', standIn.people, Object.fromEntries(asked.searchParams)));
    const form = await readForm(request);
    const question = readSamlRequest(form.get('SAMLRequest'));
    const person = standIn.people.find(({ sub }) => sub === form.get('sub'));
    const fields = { SAMLResponse: standIn.answerTo(question, person), RelayState: form.get('RelayState') };
    return page(postingPage(question.receiveUrl, fields));
  });
  standIn.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return standIn;
}

/** What a request asks for: who asks, under which id, and where the answer is to go. */
export function readSamlRequest(encoded) {
  const xml = inflateRawSync(Buffer.from(encoded, 'base64')).toString('utf8');
  const find = (pattern) => pattern.exec(xml)?.[1] ?? '';
  return {
    id: find(/\bID="([^"]+)"/),
    issuer: find(/<(?:\w+:)?Issuer[^>]*>([^<]+)</),
    receiveUrl: find(/AssertionConsumerServiceURL="([^"]+)"/),
  };
}
