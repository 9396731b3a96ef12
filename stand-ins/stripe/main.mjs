import { startStandIn } from './start-stand-in.mjs';

/** The stand-in as a process: `npm start` gives it all of these. */
const { STAND_IN_PORT, STAND_IN_FILE, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STAND_IN_WEBHOOK_URL } = process.env;
const standIn = await startStandIn({
  port: Number(STAND_IN_PORT ?? 0),
  file: STAND_IN_FILE,
  key: STRIPE_SECRET_KEY,
  webhookUrl: STAND_IN_WEBHOOK_URL,
  webhookSecret: STRIPE_WEBHOOK_SECRET,
});
console.log(`A stand-in for Stripe answers at ${standIn.url}`);
const end = () => void standIn.close().then(() => process.exit(0));
process.on('SIGTERM', end);
process.on('SIGINT', end);
