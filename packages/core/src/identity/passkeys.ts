import type { IdentityProof, NewPasskey, PasskeyView } from '@parley/contract/passkey';
import { systemDb, withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type AuthenticatorTransport,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server';
import { AppError, notFound } from '../app-error.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { newId } from '../id.ts';
import { tellOfChange } from './account-changes.ts';
import { readChallenge } from './check-passkey.ts';
import { describeDevice } from './describe-device.ts';
import { keepChallenge, passkeySite, takeChallenge } from './passkey-challenge.ts';
import { recordOwnAct } from './record-own-act.ts';
import { replaceCodes } from './recovery-codes.ts';
import { requireProof } from './require-proof.ts';
import type { SignedIn } from './session.ts';
import { throttle } from './throttle.ts';

const passkeysMax = 20;
const refused = (cause?: unknown) =>
  new AppError('INVALID', { message: 'This passkey could not be added. Try again, or with another device.', cause });
const isThere = () => new AppError('CONFLICT', { message: 'This passkey is there already. Add one from another device.' });

export async function listPasskeys({ userId }: Pick<SignedIn, 'userId'>): Promise<PasskeyView[]> {
  const rows = await systemDb().passkey.findMany({ where: { userId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(toPasskeyView);
}

/** What a browser makes a key pair with: one that finds its person by itself, and asks them before it signs. */
export async function beginPasskey(
  signedIn: SignedIn,
  input: { proof?: IdentityProof | undefined },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { userId, email, name } = signedIn;
  await throttle('passkey.user', userId);
  await requireProof(signedIn, input.proof);
  const own = await systemDb().passkey.findMany({ where: { userId } });
  if (own.length >= passkeysMax)
    throw new AppError('INVALID', { message: `You have ${passkeysMax} passkeys. Remove one that you no longer use first.` });
  const { rpID } = passkeySite();
  const options = await generateRegistrationOptions({
    rpName: 'Parley',
    rpID,
    userName: email,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(userId)),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: own.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports as AuthenticatorTransport[],
    })),
  });
  await keepChallenge(options.challenge, { purpose: 'add', userId });
  return options;
}

/**
 * Keeps the public half of it (WebAuthn, level 3, 7.1). Whoever was just asked for it has shown a second factor with it. Recovery
 * codes come with the first second factor of an account, for when the device is lost. It is called after the device, until renamed.
 */
export async function addPasskey(
  { userId, sessionId }: SignedIn,
  { created, userAgent }: { created: NewPasskey; userAgent: string },
): Promise<{ passkey: PasskeyView; recoveryCodes: string[] | null }> {
  const name = describeDevice(userAgent);
  await throttle('passkey.user', userId);
  const challenge = readChallenge(created.response.clientDataJSON);
  if (!(await takeChallenge(challenge, { purpose: 'add', userId }))) throw refused();
  const { rpID, origin } = passkeySite();
  const { transports = [], ...response } = created.response;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...created, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    throw refused(error);
  });
  if (!verified) throw refused();
  const { id: credentialId, publicKey, counter } = registrationInfo.credential;
  const added = await withSystem(async (tx) => {
    const row = await tx.passkey.create({ data: { id: newId(), userId, credentialId, publicKey, counter, transports, name } });
    await tx.session.update({ where: { id: sessionId }, data: { secondFactorAt: new Date() } });
    await tellOfChange(tx, { userId, sessionId }, 'passkeyAdded');
    const hasCodes = (await tx.recoveryCode.count({ where: { userId, usedAt: null } })) > 0;
    return { passkey: toPasskeyView(row), recoveryCodes: hasCodes ? null : await replaceCodes(tx, userId) };
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? isThere() : error;
  });
  await recordOwnAct(userId, 'session.passkeyAdded', { name });
  return added;
}

export async function renamePasskey({ userId }: SignedIn, input: { passkeyId: string; name: string }): Promise<void> {
  await throttle('passkey.user', userId);
  const { count } = await systemDb().passkey.updateMany({ where: { id: input.passkeyId, userId }, data: { name: input.name } });
  if (count === 0) throw notFound('passkey');
}

/** Removes it, once its person has shown that it is them; not the only second factor of somebody whose firm asks for one. */
export async function removePasskey(signedIn: SignedIn, input: { passkeyId: string; proof: IdentityProof }): Promise<void> {
  const { userId } = signedIn;
  await requireProof(signedIn, input.proof);
  const isRequired = await isSecondFactorRequired(userId);
  const removed = await withSystem(async (tx) => {
    // Two removals at once must not each take the other's for what stays.
    await tx.$queryRaw`SELECT 1 FROM identity."user" WHERE id = ${userId}::uuid FOR UPDATE`;
    const row = await tx.passkey.findFirst({ where: { id: input.passkeyId, userId } });
    if (!row) throw notFound('passkey');
    const hasOthers = (await tx.passkey.count({ where: { userId } })) > 1;
    const hasCodes = (await tx.secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
    if (!hasOthers && !hasCodes) {
      if (isRequired)
        throw new AppError('CONFLICT', {
          message: 'Your workspace asks for a second step, and this passkey is the only one you have. Set up another one first.',
        });
      await tx.recoveryCode.deleteMany({ where: { userId } });
    }
    await tx.passkey.delete({ where: { id: row.id } });
    await tellOfChange(tx, signedIn, 'passkeyRemoved');
    return row;
  });
  await recordOwnAct(userId, 'session.passkeyRemoved', { name: removed.name });
}

async function isSecondFactorRequired(userId: string): Promise<boolean> {
  const memberships = await systemDb().membership.findMany({ where: { userId } });
  const rules = await Promise.all(
    memberships.map(({ tenantId, memberId }) =>
      withTenant(tenantId, async (tx) => {
        const { requiresSecondFactorFrom } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
        return requiresSecondFactorFrom !== null && (await tx.member.count({ where: { id: memberId, deactivatedAt: null } })) > 0;
      }),
    ),
  );
  return rules.includes(true);
}

const toPasskeyView = (row: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }): PasskeyView => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});
