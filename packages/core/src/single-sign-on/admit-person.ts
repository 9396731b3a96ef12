import { email as emailSchema, personName } from '@parley/contract/primitives';
import { lockStream } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { enterTenant, systemDb, withSystem, type SystemTx } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { currentAddress } from '../log.ts';
import { startSession, type Client } from '../identity/session.ts';
import { announceJoined } from '../invitation/join-workspace.ts';
import { joinByProvider, unknownPassword } from './join-by-provider.ts';
import type { ProvedPerson } from './person.ts';
import type { FirmProvider } from './read-provider.ts';

const refused = (message: string, rule: string) => new AppError('FORBIDDEN', { message, rule });

/**
 * Opens a session for somebody whom the firm's provider has proven. It opens this firm and nothing else. The provider may
 * speak only for addresses in domains that this firm has proven, and for one subject per member, always the same.
 */
export async function admitPerson(
  tenantId: string,
  provider: FirmProvider,
  person: ProvedPerson,
  client: Client,
): Promise<{ sessionToken: string }> {
  const email = await judgePerson(tenantId, person);
  const passwordHash = await unknownPassword();
  const { memberId, userId, joined } = await withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    await lockStream(tx, tenantId);
    const found = await findMember(tx, person, email);
    if (found) return { ...found, joined: null };
    if (!provider.makesMembers)
      throw refused('There is no account for you in this workspace. Ask an administrator to invite you.', 'members-are-invited');
    const name = personName.safeParse(person.name ?? '').data ?? email.split('@')[0] ?? email;
    const made = await joinByProvider(tx, tenantId, { email, name, passwordHash, by: provider.kind });
    await link(tx, tenantId, person, made.memberId);
    return { memberId: made.memberId, userId: made.userId, joined: made };
  });
  if (joined) await announceJoined(joined);
  const { sessionId, sessionToken } = await startSession(userId, client, { signedInBy: provider.kind, onlyTenantId: tenantId });
  await withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    const payload = JSON.stringify({ sessionId, address: currentAddress() ?? client.address, by: provider.kind });
    await appendEvent(tx, { streamId: tenantId, type: 'session.started', actorId: memberId, subjectId: memberId, payload });
  });
  return { sessionToken };
}

/** The address that the provider vouches for, if it may. Also what a test sign-in is judged by. */
export async function judgePerson(tenantId: string, person: ProvedPerson): Promise<string> {
  const email = emailSchema.safeParse(person.email ?? '').data;
  if (!email || person.subject === '')
    throw refused(
      'The provider sent no e-mail address. Let it send one: the claim or attribute is called "email".',
      'provider-sends-address',
    );
  if (person.isEmailVerified === false)
    throw refused('The provider says that this e-mail address has not been verified there.', 'verified-addresses-only');
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const proven = await systemDb().provenDomain.findUnique({ where: { domain } });
  if (proven?.tenantId !== tenantId)
    throw refused(
      `This workspace has not proven that ${domain} is its own, so its provider cannot speak for addresses there. An administrator can prove the domain under Members.`,
      'proven-domains-only',
    );
  return email;
}

/** By what the provider called them before, else by the address; linked then. */
async function findMember(tx: SystemTx, person: ProvedPerson, email: string): Promise<{ memberId: string; userId: string } | null> {
  const known = await tx.linkedIdentity.findFirst({ where: { issuer: person.issuer, subject: person.subject } });
  const member = await tx.member.findFirst({ where: known ? { id: known.memberId } : { email } });
  if (!member) return null;
  if (member.deactivatedAt || (member.endsAt && member.endsAt <= new Date()))
    throw refused('Your account in this workspace has been deactivated. Ask an administrator.', 'deactivated-stay-out');
  if (!known) {
    const another = await tx.linkedIdentity.findFirst({ where: { issuer: person.issuer, memberId: member.id } });
    if (another)
      throw refused(
        'The provider knows the person with this address under another identity than before. Ask an administrator to let them be linked anew.',
        'one-identity-per-member',
      );
    await link(tx, member.tenantId, person, member.id);
  }
  return { memberId: member.id, userId: member.userId };
}

const link = (tx: SystemTx, tenantId: string, { issuer, subject }: ProvedPerson, memberId: string) =>
  tx.linkedIdentity.create({ data: { tenantId, issuer, subject, memberId } });
