import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { openSecret, sealSecret } from '../identity/seal-secret.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';

export type PublicKey = { id: string; algorithm: 'Ed25519'; publicKey: string; from: string; until: string | null };
/** Signs with the workspace's key of today. */
export type Signer = { keyId: string; sign: (text: string) => string };

const purpose = 'archive-key';

/** The key that signs for this workspace; the first one is made when it is first needed. */
export async function openSigner(tenantId: string): Promise<Signer> {
  const row = await withTenant(tenantId, async (tx) => {
    const current = await tx.archiveKey.findFirst({ where: { retiredAt: null } });
    if (current) return current;
    await tx.archiveKey.createMany({ data: [makeKey(tenantId)], skipDuplicates: true });
    return tx.archiveKey.findFirstOrThrow({ where: { retiredAt: null } });
  });
  const key = createPrivateKey(openSecret(row.sealedKey, { purpose, owner: `${tenantId} ${row.id}` }));
  return { keyId: row.id, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}

function makeKey(tenantId: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const id = keyIdOf(der);
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { tenantId, id, publicKey: der.toString('base64'), sealedKey: sealSecret(pem, { purpose, owner: `${tenantId} ${id}` }) };
}

/** A key is named after itself: nobody can put another one under its name. */
const keyIdOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex').slice(0, 32);

/** From now on a new key signs. The old one is kept for what it has signed. */
export async function rotateKey(actor: Actor): Promise<{ keyId: string }> {
  requireAllowed(actor, 'archive.rotateKey', null);
  await throttle('archiveKey.tenant', actor.tenantId);
  const next = makeKey(actor.tenantId);
  await withTenant(actor.tenantId, async (tx) => {
    const former = await tx.archiveKey.findFirst({ where: { retiredAt: null } });
    await tx.archiveKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: new Date() } });
    await tx.archiveKey.create({ data: next });
    await recordAct(tx, actor, { type: 'archive.keyRotated', details: { before: former?.id ?? null, after: next.id } });
  });
  return { keyId: next.id };
}

/** Public parts, oldest first. */
export async function listPublicKeys(tenantId: string): Promise<PublicKey[]> {
  const rows = await withTenant(tenantId, (tx) => tx.archiveKey.findMany({ orderBy: { createdAt: 'asc' } }));
  return rows.map((row) => ({
    id: row.id,
    algorithm: 'Ed25519',
    publicKey: row.publicKey,
    from: row.createdAt.toISOString(),
    until: row.retiredAt?.toISOString() ?? null,
  }));
}

/** For anybody, so that whoever gets an export can ask whose it is without being of the firm. */
export async function publishKeys(slug: string, address: string): Promise<{ workspace: string; keys: PublicKey[] }> {
  await throttle('publicKeys.address', address);
  const found = await systemDb().workspace.findUnique({ where: { slug }, select: { tenantId: true } });
  if (!found) throw notFound('workspace');
  return { workspace: slug, keys: await listPublicKeys(found.tenantId) };
}

/** Is this signature of the key's? */
export const publicKeyOf = (base64: string) => createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
