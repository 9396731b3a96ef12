import { X509Certificate } from 'node:crypto';
import { parseDomFromString, xpath } from '@node-saml/node-saml/lib/xml.js';
import { AppError } from '../app-error.ts';
import { judgeProviderUrl, providerFetch } from './provider-fetch.ts';
import type { SamlProvider } from './saml.ts';

const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const certificatesMax = 6;
const unusable = (message: string) => new AppError('INVALID', { message });

/** A provider's metadata (SAML 2.0 metadata, 2.4.3): what it is called, where it takes people, and by which keys it signs. */
export async function readMetadata(given: string): Promise<SamlProvider> {
  const text = given.trim();
  const xml = /^https?:\/\//i.test(text) ? await fetchMetadata(text) : text;
  // Nothing that a provider has to say needs a document type; entities in one can be made to swell or to read files.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml))
    throw unusable('This is not the metadata of a SAML provider. Copy the whole file and try again.');
  const document = await parseDomFromString(xml).catch(() => null);
  const all = (path: string, from: Node | null = document) => (from ? xpath.selectElements(from, path) : []);
  const [entity, another] = all(`//*[local-name()='EntityDescriptor'][*[local-name()='IDPSSODescriptor']]`);
  const issuer = entity?.getAttribute('entityID')?.trim();
  if (!entity || another || !issuer)
    throw unusable('This is not the metadata of a SAML provider. Copy the whole file and try again.');
  const services = all(`./*[local-name()='IDPSSODescriptor']/*[local-name()='SingleSignOnService']`, entity);
  const service = services.find((one) => one.getAttribute('Binding') === redirectBinding);
  const signInUrl = service?.getAttribute('Location')?.trim() ?? '';
  if (!service)
    throw unusable('This provider does not say where people sign in by redirect (HTTP-Redirect binding). Switch that on there.');
  requireFit(signInUrl);
  const keys = all(
    `./*[local-name()='IDPSSODescriptor']/*[local-name()='KeyDescriptor'][not(@use) or @use='signing']//*[local-name()='X509Certificate']`,
    entity,
  );
  const certificates = [...new Set(keys.map((key) => (key.textContent ?? '').replaceAll(/\s/g, '')))].slice(0, certificatesMax);
  if (certificates.length === 0 || !certificates.every((one) => describeCertificate(one)))
    throw unusable('There is no signing certificate in this metadata that can be read.');
  return { issuer, signInUrl, certificates };
}

async function fetchMetadata(address: string): Promise<string> {
  try {
    const answer = await providerFetch(address);
    if (answer.ok) return await answer.text();
  } catch {
    // Told below, without what stands inside.
  }
  throw unusable('Nothing could be fetched from this address. Check it, or paste the metadata itself.');
}

function requireFit(address: string): void {
  try {
    judgeProviderUrl(address);
  } catch {
    throw unusable('The sign-in address in this metadata has to start with https.');
  }
}

/** How a certificate is recognised, and until when it holds; null for what is none. */
export function describeCertificate(base64: string): { fingerprint: string; validUntil: string } | null {
  try {
    const { fingerprint256, validTo } = new X509Certificate(Buffer.from(base64, 'base64'));
    return { fingerprint: fingerprint256, validUntil: new Date(validTo).toISOString() };
  } catch {
    return null;
  }
}
