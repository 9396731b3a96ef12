import { createHash } from 'node:crypto';
import { limits } from '@parley/contract/limits';
import { email as emailSchema } from '@parley/contract/primitives';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import type { SourcePerson } from './source/source.ts';

const batchSize = 200;
export type Importer = { tenantId: string; memberId: string };
export type PeopleMap = Map<string, string>;

/** Of these people those who are members here: known from an earlier import, or by their address. */
export async function matchPeople(tenantId: string, source: string, people: SourcePerson[]): Promise<PeopleMap> {
  const found: PeopleMap = new Map();
  for (let i = 0; i < people.length; i += 1_000) {
    const some = people.slice(i, i + 1_000);
    const { before, members } = await withTenant(tenantId, async (tx) => ({
      before: await tx.importedMember.findMany({ where: { source, key: { in: some.map(({ key }) => key) } } }),
      members: await tx.member.findMany({
        where: { email: { in: some.flatMap((person) => addressOf(person) ?? []) } },
        select: { id: true, email: true },
      }),
    }));
    const byEmail = new Map(members.map(({ id, email }) => [email, id]));
    for (const person of some) {
      const id = byEmail.get(addressOf(person) ?? '');
      if (id) found.set(person.key, id);
    }
    for (const { key, memberId } of before) found.set(key, memberId);
  }
  return found;
}

/**
 * Makes members of those who are not here: deactivated, without a login and without a seat. They are named as authors, and
 * become themselves when they are invited and come in. Whoever was made before is found again.
 */
export async function addPlaceholders(importer: Importer, source: string, people: SourcePerson[], known: PeopleMap): Promise<void> {
  for (let i = 0; i < people.length; i += batchSize) {
    const some = people.slice(i, i + batchSize);
    await withTenant(importer.tenantId, async (tx) => {
      await lockStream(tx, importer.tenantId);
      for (const person of some) {
        if (known.has(person.key)) continue;
        const email = addressOf(person) ?? inventedAddress(source, person.key);
        const there = await tx.member.findFirst({ where: { email }, select: { id: true } });
        const memberId = there?.id ?? newId();
        if (!there) {
          const name = cleanPersonName(person);
          const id = { tenantId: importer.tenantId, id: memberId, userId: newId() };
          await tx.member.create({ data: { ...id, email, name, role: 'member', isPlaceholder: true, deactivatedAt: new Date() } });
          await recordAct(tx, importer, { type: 'member.imported', subjectId: memberId, details: { name, email, source } });
        }
        await tx.importedMember.create({ data: { tenantId: importer.tenantId, source, key: person.key, memberId } });
        known.set(person.key, memberId);
      }
    });
  }
}

export const addressOf = ({ email }: SourcePerson): string | null => emailSchema.safeParse(email).data ?? null;

/** `.invalid` (RFC 2606) is a domain that no mail ever reaches. */
const inventedAddress = (source: string, key: string): string =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 16)}@${source}.imported.invalid`;

function cleanPersonName({ name, key }: SourcePerson): string {
  const plain = (text: string) =>
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- control characters and turns of direction are what is taken out
      .replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .trim()
      .slice(0, limits.personName);
  return (plain(name) || plain(key) || 'Unknown').toWellFormed();
}
