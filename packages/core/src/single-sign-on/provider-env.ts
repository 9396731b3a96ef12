import * as z from 'zod';
import type { CoreConfig } from '../config.ts';

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** What the web app takes from its environment about identity providers. */
export const providerEnv = {
  /** On a developer's machine and in tests: providers may stand on this machine. Never in production. */
  IDENTITY_ALLOW_LOCAL: optional(z.enum(['true', 'false'])),
};
const schema = z.object(providerEnv);

export const providerConfig = (env: z.infer<typeof schema>, isDevelopment: boolean): Pick<CoreConfig, 'allowsLocalProviders'> => ({
  allowsLocalProviders: env.IDENTITY_ALLOW_LOCAL ? env.IDENTITY_ALLOW_LOCAL === 'true' : isDevelopment,
});
