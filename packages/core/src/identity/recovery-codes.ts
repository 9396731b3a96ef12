import { randomBytes } from 'node:crypto';
import type { SystemTx } from '@parley/db/with-system';
import { hashToken } from '../id.ts';

const codeCount = 10;
// 32 signs, so that a byte chooses among them evenly: fifty bits in a code.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten new ones, told once; the database keeps their hashes. `7kq2-m9xd-4t`: no letters that are taken for one another. */
export async function replaceCodes(tx: SystemTx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, () => {
    const letters = [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('');
    return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
  });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashToken(`${userId}:${code.replaceAll('-', '')}`) })),
  });
  return codes;
}
