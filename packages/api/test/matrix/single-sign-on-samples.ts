import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { firmEntryView, scimView, singleSignOnView } from '@parley/contract/single-sign-on';
import { config, configureCore } from '@parley/core/config';
import { makeScimToken } from '@parley/core/scim/scim-token';
import { setSamlProvider } from '@parley/core/single-sign-on/settings';
import { withTenant } from '@parley/db/with-tenant';
import * as z from 'zod';
import { makeCertificate } from '../../../../stand-ins/identity/make-certificate.mjs';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

let issuer: Promise<string> | undefined;
/** As much of an OpenID provider as its discovery takes. */
const openIdIssuer = () =>
  (issuer ??= new Promise((resolve) => {
    configureCore({ ...config(), allowsLocalProviders: true });
    const server = createServer((_, response) => {
      const own = `http://localhost:${(server.address() as AddressInfo).port}`;
      response.setHeader('content-type', 'application/json');
      const parts = { authorization_endpoint: `${own}/auth`, token_endpoint: `${own}/token`, jwks_uri: `${own}/jwks` };
      response.end(JSON.stringify({ issuer: own, ...parts, id_token_signing_alg_values_supported: ['RS256'] }));
    }).listen(0, '127.0.0.1', () => resolve(`http://localhost:${(server.address() as AddressInfo).port}`));
    server.unref();
  }));

const { certificate } = makeCertificate('Sample');
const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://login.example.com"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://login.example.com/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

const withProvider = ({ people }: World) => setSamlProvider(people.owner, { metadata, makesMembers: true });

export const singleSignOnSamples: Samples = {
  'singleSignOn.entry': { input: (world) => ({ workspace: world.tenant.slug }), answer: firmEntryView },
  'singleSignOn.get': { input: () => undefined, answer: singleSignOnView },
  'singleSignOn.setOpenId': {
    input: async () => ({ issuer: await openIdIssuer(), clientId: 'parley', clientSecret: 'a secret', makesMembers: true }),
    answer: singleSignOnView,
  },
  'singleSignOn.setSaml': { input: () => ({ metadata, makesMembers: false }), answer: singleSignOnView },
  'singleSignOn.remove': { input: (world) => withProvider(world).then(() => undefined), answer: singleSignOnView },
  'singleSignOn.require': {
    input: async (world, { caller }) => {
      await withProvider(world);
      const { tenantId, memberId } = caller;
      await withTenant(tenantId, async (tx) => {
        const provider = await tx.identityProvider.findUnique({ where: { tenantId } });
        const row = { revision: provider?.revision ?? 1, at: new Date(), problem: null };
        const where = { tenantId_memberId: { tenantId, memberId } };
        await tx.providerTest.upsert({ where, create: { tenantId, memberId, ...row }, update: row });
        if (!provider)
          await tx.identityProvider.create({ data: { tenantId, kind: 'saml', issuer: 'x', signInUrl: 'x', certificates: ['x'] } });
      });
      return { required: true };
    },
    answer: singleSignOnView,
    // Passwords would open nothing for everybody after this.
    restore: async ({ people }) => {
      for (const tenantId of new Set(Object.values(people).map((one) => one.tenantId)))
        await withTenant(tenantId, (tx) => tx.tenant.updateMany({ where: { tenantId }, data: { requiresSingleSignOn: false } }));
    },
  },
  'scim.get': { input: () => undefined, answer: scimView },
  'scim.makeToken': { input: () => undefined, answer: z.strictObject({ token: z.string() }) },
  'scim.endToken': {
    input: async (world, { caller }) => {
      await makeScimToken(caller.role === 'owner' ? caller : world.people.owner);
    },
    answer: z.strictObject({}),
  },
};
