import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import { withTenant } from '@parley/db/with-tenant';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { storage, storageKey } from '../storage/storage.ts';
import { filesOf, NotTaken, type Delivery, type LeftOutFile, type Stretch } from './delivery.ts';
import { entryRecord } from './entry-record.ts';
import { guardedLookup } from './judge-place.ts';
import type { OpenPlace } from './target-secrets.ts';

/** An object of lines for each run of entries, and one for each file. Written again, an object is the same. */
export function deliverToS3(place: Extract<OpenPlace, { kind: 's3' }>): Delivery {
  const { bucket, prefix, endpoint, region, accessKeyId, secretAccessKey } = place;
  const client = new S3Client({
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    region,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
    requestHandler: {
      httpsAgent: new HttpsAgent({ lookup: guardedLookup }),
      httpAgent: new HttpAgent({ lookup: guardedLookup }),
      connectionTimeout: 15_000,
      requestTimeout: 60_000,
    },
  });
  const folder = prefix.replace(/^\/+|\/+$/g, '');
  const key = (name: string) => (folder ? `${folder}/${name}` : name);
  const put = (name: string, body: string, type: string) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key: key(name), Body: body, ContentType: type })).catch((error: unknown) => {
      throw asNotTaken(error);
    });
  return {
    async deliver(stretch, taken) {
      const leftOut = await putFiles(stretch, (name, body) =>
        new Upload({ client, params: { Bucket: bucket, Key: key(name), Body: body } }).done().catch((error: unknown) => {
          throw asNotTaken(error);
        }),
      );
      const from = stretch.events[0]?.version ?? 0;
      const to = stretch.events.at(-1)?.version ?? 0;
      const lines = stretch.events.map((event) => `${JSON.stringify(entryRecord(stretch, event))}\n`).join('');
      const numbers = [from, to].map((one) => String(one).padStart(12, '0')).join('-');
      await put(`${stretch.tenantId}/${stretch.streamId}/${numbers}.ndjson`, lines, 'application/x-ndjson');
      await taken(to, leftOut);
    },
    test: async ({ tenantId, id }) => void (await put(`${tenantId}/test-${id}.txt`, 'A test of Parley\n', 'text/plain')),
    close: async () => client.destroy(),
  };
}

async function putFiles(
  { tenantId, events }: Stretch,
  put: (name: string, body: Readable) => Promise<unknown>,
): Promise<LeftOutFile[]> {
  const leftOut: LeftOutFile[] = [];
  const ids = events.flatMap(filesOf).map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await withTenant(tenantId, (tx) => tx.file.findMany({ where: { id: { in: ids } } }));
  const harmful = new Set(rows.filter(({ state }) => state === 'blocked').map(({ id }) => id));
  for (const event of events)
    for (const file of filesOf(event)) {
      const open = () => storage().read(storageKey(tenantId, file.id));
      const stream = harmful.has(file.id) ? null : await open().catch(() => null);
      if (stream) await put(`${tenantId}/files/${file.id}`, stream);
      else leftOut.push({ version: event.version, file, why: 'missing' });
    }
  return leftOut;
}

function asNotTaken(error: unknown): NotTaken {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (status === 401 || status === 403) return new NotTaken('signIn', error);
  if (status) return new NotTaken('refused', error);
  return new NotTaken((error as { name?: string }).name === 'TimeoutError' ? 'slow' : 'unreachable', error);
}
