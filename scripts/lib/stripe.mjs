import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { start } from './children.mjs';
import { logFileOf } from './data-dir.mjs';
import { inRoot } from './paths.mjs';
import { canListen, freePort } from './ports.mjs';

const usualPort = 3002;

/**
 * Without a key for Stripe a stand-in answers in its place (`stand-ins/stripe`), on this machine alone. Answers how to reach
 * it as environment, and how to start it: the apps are told of it before it runs, and try again until it does.
 */
export async function planStandIn({ secret, dataDir, webPort, port }) {
  const chosen = port ?? ((await canListen(usualPort)) ? usualPort : await freePort());
  const derive = (what) => createHmac('sha256', secret).update(`stripe stand-in ${what}`).digest('hex').slice(0, 40);
  const env = {
    STRIPE_SECRET_KEY: `sk_test_${derive('key')}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${derive('webhook')}`,
    STRIPE_API_URL: `http://localhost:${chosen}`,
  };
  return {
    env,
    start: (logDir) =>
      start(process.execPath, [inRoot('stand-ins/stripe/main.mjs')], {
        name: 'stripe-stand-in',
        logFile: logFileOf(logDir, 'stripe-stand-in'),
        env: {
          ...process.env,
          ...env,
          STAND_IN_PORT: String(chosen),
          STAND_IN_FILE: join(dataDir, 'stripe-stand-in.json'),
          STAND_IN_WEBHOOK_URL: `http://127.0.0.1:${webPort}/api/stripe/webhook`,
        },
      }),
  };
}
