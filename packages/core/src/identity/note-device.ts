import { createHash } from 'node:crypto';
import { withSystem } from '@parley/db/with-system';
import { enqueueJob } from '../job/enqueue-job.ts';
import { describeDevice } from './describe-device.ts';
import { plainAddress } from './plain-address.ts';

/**
 * Remembers the browser and network of a sign-in, and tells the person by mail of one that was never seen before; not of the
 * very first, which is how they came here. Networks are compared, not addresses: most people's change daily.
 */
export async function noteDevice(
  { userId, sessionId }: { userId: string; sessionId: string },
  { userAgent, address }: { userAgent: string; address: string },
): Promise<void> {
  const fingerprint = new Uint8Array(
    createHash('sha256')
      .update(`${userId}\n${describeDevice(userAgent)}\n${toNetwork(address)}`)
      .digest(),
  );
  await withSystem(async (tx) => {
    const { count } = await tx.knownDevice.updateMany({ where: { userId, fingerprint }, data: { lastSeenAt: new Date() } });
    if (count > 0) return;
    const isFirst = (await tx.knownDevice.count({ where: { userId } })) === 0;
    const added = await tx.knownDevice.createMany({ data: [{ userId, fingerprint }], skipDuplicates: true });
    if (!isFirst && added.count > 0) await enqueueJob(tx, { name: 'mail.newDevice', payload: { userId, sessionId } });
  });
}

/** The first three numbers of an IPv4 address, the first three groups of an IPv6 one. */
function toNetwork(address: string): string {
  const plain = plainAddress(address) ?? '';
  return plain.includes(':') ? plain.split(':').slice(0, 3).join(':') : plain.split('.').slice(0, 3).join('.');
}
