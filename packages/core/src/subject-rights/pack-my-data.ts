import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { withTenant } from '@parley/db/with-tenant';
import { archiveName, exportKey, ExportStopped, moveOn, type ExportRow } from '../export/export-row.ts';
import { incomingDir } from '../file/store-upload.ts';
import { newId } from '../id.ts';
import { actAsMember } from '../member/act-as-member.ts';
import { storage } from '../storage/storage.ts';
import { writeMyData } from './write-my-data.ts';

const tellEveryMs = 2_000;

/** Puts a person's own data into the store as one archive, in flat memory; answers its size. Somebody who has left gets none. */
export async function packMyData(row: ExportRow): Promise<{ bytes: number }> {
  const { tenantId } = row;
  const member = row.subjectId && (await actAsMember(tenantId, row.subjectId));
  if (!member) throw new ExportStopped();
  const { slug, bytesTotal } = await withTenant(tenantId, async (tx) => {
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { slug: true } });
    const files = await tx.file.aggregate({ where: { uploaderId: member.memberId }, _sum: { bytes: true } });
    return { slug: tenant.slug, bytesTotal: Number(files._sum.bytes ?? 0) };
  });
  if (row.state === 'reading') await moveOn(row, { state: 'packing', bytesTotal });
  await mkdir(incomingDir(), { recursive: true });
  const path = join(incomingDir(), newId());
  try {
    const file = createWriteStream(path, { mode: 0o600 });
    await pipeline(writeMyData({ ...member, slug }), telling(row, bytesTotal), file);
    await storage().put(exportKey(row, archiveName), path);
    return { bytes: file.bytesWritten };
  } finally {
    await rm(path, { force: true });
  }
}

/** Passes everything on and says now and then how much that was. Files may come out smaller than they are: never more than all. */
function telling(row: ExportRow, bytesTotal: number): Transform {
  let bytes = 0;
  let toldAt = Date.now();
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      bytes += chunk.length;
      if (Date.now() - toldAt < tellEveryMs) return pass(null, chunk);
      toldAt = Date.now();
      moveOn(row, { bytesDone: Math.min(bytes, bytesTotal) }).then(() => pass(null, chunk), pass);
    },
  });
}
