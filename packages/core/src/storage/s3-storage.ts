import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { DeleteObjectsCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Storage } from './storage.ts';

export type S3Config = {
  endpoint?: string;
  bucket: string;
  region: string;
  accessKeyId?: string;
  secretAccessKey?: string;
  forcePathStyle?: boolean;
};

/** Any store that speaks S3. Browsers never reach it: every byte passes through the files route, which checks access. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey, forcePathStyle }: S3Config): Storage {
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle,
    // Other stores than Amazon's do not all know the checksums that the client would add by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
  const remove = async (keys: string[]) => {
    if (keys.length === 0) return;
    const answer = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true } }),
    );
    if (answer.Errors?.length) throw new Error(`the store kept ${answer.Errors.length} of ${keys.length} files`);
  };
  return {
    async put(key, path) {
      await new Upload({ client, params: { Bucket: bucket, Key: key, Body: createReadStream(path) } }).done();
    },
    async read(key, range) {
      const found = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, Range: range && `bytes=${range.start}-${range.end}` }),
      );
      if (!found.Body) throw new Error('the store answered without a body');
      return found.Body as Readable;
    },
    remove,
    async removeTenant(tenantId) {
      let removed = 0;
      for (;;) {
        // From the start each time: what was listed before is gone.
        const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: `${tenantId}/` }));
        const keys = (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
        if (keys.length === 0) return removed;
        await remove(keys);
        removed += keys.length;
      }
    },
    async *listTenant(tenantId) {
      for (let after: string | undefined; ;) {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: `${tenantId}/`, ContinuationToken: after }),
        );
        for (const { Key } of page.Contents ?? []) if (Key) yield Key;
        after = page.NextContinuationToken;
        if (!after) return;
      }
    },
  };
}
