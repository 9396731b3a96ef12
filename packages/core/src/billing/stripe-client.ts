import Stripe from 'stripe';
import { AppError } from '../app-error.ts';
import { config, type CoreConfig } from '../config.ts';
import { log } from '../log.ts';

type StripeConfig = NonNullable<CoreConfig['stripe']>;
let opened: { by: StripeConfig; client: Stripe } | undefined;

export const canPay = (): boolean => config().stripe !== undefined;
/** No money moves: a key for trying things out, or a stand-in. */
export const isTestMode = (): boolean => config().stripe?.secretKey.startsWith('sk_test_') ?? false;

/** The payment service's own client; a refusal in words where the installation has none. */
export function stripe(): Stripe {
  const by = config().stripe;
  if (!by)
    throw new AppError('CONFLICT', {
      message: 'Nothing can be paid on this installation: it has no payment service. Ask whoever runs it.',
    });
  if (opened?.by !== by) opened = { by, client: open(by) };
  return opened.client;
}

function open({ secretKey, apiUrl }: StripeConfig): Stripe {
  const url = apiUrl ? new URL(apiUrl) : null;
  return new Stripe(secretKey, {
    telemetry: false,
    maxNetworkRetries: 2,
    timeout: 20_000,
    ...(url ? { host: url.hostname, port: url.port, protocol: url.protocol === 'https:' ? 'https' : 'http' } : {}),
  });
}

/** What a person did is told in words when the service cannot be reached or refuses; the cause stays in the log. */
export async function askStripe<Answer>(ask: (client: Stripe) => Promise<Answer>): Promise<Answer> {
  const client = stripe();
  try {
    return await ask(client);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    log.warn({ err: { type: error.type, code: error.code, message: error.message } }, 'the payment service refused');
    if (error instanceof Stripe.errors.StripeCardError)
      throw new AppError('CONFLICT', {
        message: 'The card was declined. Nothing was changed; put in another card under Manage payment, and try again.',
        cause: error,
      });
    throw new AppError('CONFLICT', {
      message: 'The payment service did not take this. Nothing was changed; try again in a few minutes.',
      cause: error,
    });
  }
}

export const idOf = (given: string | { id: string } | null | undefined): string | null =>
  typeof given === 'string' ? given : (given?.id ?? null);
