import * as z from 'zod';
import type { CoreConfig } from '../config.ts';

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** What web, worker and seed take from their environment about paying. Without a key nothing can be paid. */
export const billingEnv = {
  STRIPE_SECRET_KEY: optional(z.string().min(8)),
  STRIPE_WEBHOOK_SECRET: optional(z.string().min(8)),
  /** Only for a stand-in; otherwise it is Stripe's own. */
  STRIPE_API_URL: optional(z.url({ protocol: /^https?$/ })),
};
const schema = z.object(billingEnv);

export function billingConfig(env: z.infer<typeof schema>): Pick<CoreConfig, 'stripe'> {
  if (!env.STRIPE_SECRET_KEY) return {};
  return {
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? null,
      apiUrl: env.STRIPE_API_URL ?? null,
    },
  };
}
