import * as z from 'zod';
import type { CoreConfig } from '../config.ts';

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const text = optional(z.string().min(1));

/** What web and worker take from their environment about files; `docs/operations.md` explains each. */
export const storageEnv = {
  S3_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  S3_BUCKET: text,
  S3_REGION: z.preprocess((value) => (value === '' ? undefined : value), z.string().default('us-east-1')),
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
  S3_FORCE_PATH_STYLE: optional(z.enum(['0', '1', 'true', 'false'])),
  CLAMD_URL: optional(z.string().regex(/^(?:tcp:\/\/[^/\s]+:\d+|unix:\/\S+)$/, 'is tcp://host:port or unix:/path')),
};
const schema = z.object(storageEnv);

export function storageConfig(env: z.infer<typeof schema>): Pick<CoreConfig, 's3' | 'clamdUrl'> {
  return {
    clamdUrl: env.CLAMD_URL,
    ...(env.S3_BUCKET
      ? {
          s3: {
            endpoint: env.S3_ENDPOINT,
            bucket: env.S3_BUCKET,
            region: env.S3_REGION,
            accessKeyId: env.S3_ACCESS_KEY_ID,
            secretAccessKey: env.S3_SECRET_ACCESS_KEY,
            forcePathStyle: env.S3_FORCE_PATH_STYLE === '1' || env.S3_FORCE_PATH_STYLE === 'true',
          },
        }
      : {}),
  };
}
