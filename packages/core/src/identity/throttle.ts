import { createHash } from 'node:crypto';
import { rateLimitStore } from '@parley/db/identity/rate-limit-store';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../app-error.ts';

/**
 * Attempts per window. Address limits are wide because a firm sits behind one address. An account's limit is narrow from one
 * address and wide over all, so that a guesser is stopped and the person, at another address, is not shut out by it.
 */
const windows = {
  'signIn.account': { points: 10, durationSec: 15 * 60 },
  'signIn.accountAnywhere': { points: 100, durationSec: 15 * 60 },
  'password.user': { points: 10, durationSec: 15 * 60 },
  'secondFactor.user': { points: 10, durationSec: 15 * 60 },
  'signIn.address': { points: 600, durationSec: 15 * 60 },
  'signUp.address': { points: 100, durationSec: 60 * 60 },
  'mail.account': { points: 5, durationSec: 60 * 60 },
  'mail.address': { points: 60, durationSec: 60 * 60 },
  'passkey.user': { points: 60, durationSec: 15 * 60 },
  'passkey.address': { points: 600, durationSec: 15 * 60 },
  'token.address': { points: 100, durationSec: 15 * 60 },
  'change.member': { points: 6_000, durationSec: 10 * 60 },
  'auditWebhook.tenant': { points: 60, durationSec: 10 * 60 },
  'auditFile.member': { points: 20, durationSec: 10 * 60 },
  'report.tenant': { points: 300, durationSec: 10 * 60 },
  'import.tenant': { points: 300, durationSec: 60 * 60 },
  'upload.member': { points: 300, durationSec: 10 * 60 },
  'fileLink.member': { points: 600, durationSec: 10 * 60 },
  'push.member': { points: 60, durationSec: 60 * 60 },
  'forward.member': { points: 120, durationSec: 10 * 60 },
  'move.member': { points: 60, durationSec: 10 * 60 },
  'ackReminder.message': { points: 3, durationSec: 60 * 60 },
  'draft.member': { points: 3_000, durationSec: 10 * 60 },
  'logo.member': { points: 60, durationSec: 60 * 60 },
  'address.tenant': { points: 20, durationSec: 60 * 60 },
  'deletion.member': { points: 10, durationSec: 15 * 60 },
  'acceptableUse.member': { points: 60, durationSec: 10 * 60 },
  'acceptableUseReminder.tenant': { points: 3, durationSec: 60 * 60 },
  'boundaryHit.member': { points: 600, durationSec: 10 * 60 },
  'matterRead.member': { points: 1_200, durationSec: 10 * 60 },
  'matterTake.member': { points: 20, durationSec: 10 * 60 },
  'matter.member': { points: 300, durationSec: 10 * 60 },
  'boundaryRule.member': { points: 120, durationSec: 10 * 60 },
  'boundaryText.member': { points: 600, durationSec: 10 * 60 },
  'boundaryMonth.tenant': { points: 30, durationSec: 60 * 60 },
  'label.member': { points: 300, durationSec: 10 * 60 },
  'barrier.member': { points: 120, durationSec: 10 * 60 },
  'barrierLook.member': { points: 600, durationSec: 10 * 60 },
  'case.member': { points: 600, durationSec: 10 * 60 },
  'caseSearch.member': { points: 300, durationSec: 10 * 60 },
  'caseRead.member': { points: 900, durationSec: 10 * 60 },
  'supervision.member': { points: 240, durationSec: 10 * 60 },
  'supervisionReview.member': { points: 3_000, durationSec: 10 * 60 },
  'supervisionTry.tenant': { points: 30, durationSec: 60 * 60 },
  'supervisionFile.member': { points: 20, durationSec: 10 * 60 },
  'hold.member': { points: 120, durationSec: 10 * 60 },
  'myData.member': { points: 3, durationSec: 24 * 60 * 60 },
  'myDataLink.member': { points: 60, durationSec: 60 * 60 },
  'retention.member': { points: 120, durationSec: 10 * 60 },
  'retentionTry.tenant': { points: 60, durationSec: 60 * 60 },
  'quarantine.member': { points: 600, durationSec: 10 * 60 },
  'emoji.member': { points: 120, durationSec: 60 * 60 },
  'reach.member': { points: 300, durationSec: 10 * 60 },
  'schedule.member': { points: 300, durationSec: 10 * 60 },
  'search.member': { points: 600, durationSec: 10 * 60 },
  'preview.member': { points: 120, durationSec: 10 * 60 },
  'preview.tenant': { points: 600, durationSec: 10 * 60 },
  'billing.tenant': { points: 120, durationSec: 10 * 60 },
  'billingRead.tenant': { points: 900, durationSec: 10 * 60 },
  'providerTest.tenant': { points: 60, durationSec: 10 * 60 },
  'scim.tenant': { points: 3_000, durationSec: 60 },
  'scim.address': { points: 600, durationSec: 60 },
  'inviteCheck.tenant': { points: 60, durationSec: 10 * 60 },
  'inviteRows.tenant': { points: 5_000, durationSec: 60 * 60 },
  'askToJoin.tenant': { points: 300, durationSec: 60 * 60 },
  'proveDomain.tenant': { points: 60, durationSec: 10 * 60 },
  'memberFile.member': { points: 20, durationSec: 10 * 60 },
  'export.tenant': { points: 60, durationSec: 60 * 60 },
  'journal.tenant': { points: 60, durationSec: 10 * 60 },
  'evidencePack.tenant': { points: 20, durationSec: 60 * 60 },
  'archiveCheck.tenant': { points: 60, durationSec: 60 * 60 },
  'archiveKey.tenant': { points: 60, durationSec: 60 * 60 },
  'publicKeys.address': { points: 600, durationSec: 10 * 60 },
  'invite.tenant': { points: 300, durationSec: 60 * 60 },
} as const;
export type ThrottleKind = keyof typeof windows;

const limiters = new Map<ThrottleKind, RateLimiterPostgres>();

function limiter(kind: ThrottleKind): RateLimiterPostgres {
  const existing = limiters.get(kind);
  if (existing) return existing;
  const { points, durationSec } = windows[kind];
  const made = new RateLimiterPostgres({
    storeClient: rateLimitStore(),
    storeType: 'pool',
    schemaName: 'identity',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: kind,
    points,
    duration: durationSec,
    clearExpiredByTimeout: false,
  });
  limiters.set(kind, made);
  return made;
}

/** Counts an attempt; throws RATE_LIMITED, with the time to wait, when there were too many. */
export async function throttle(kind: ThrottleKind, key: string, points = 1): Promise<void> {
  try {
    await limiter(kind).consume(hashKey(key), points);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    throw new AppError('RATE_LIMITED', {
      message: `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
      retryAfterMs: error.msBeforeNext,
    });
  }
}

/** A success clears what failures had counted. */
export async function forgive(kind: ThrottleKind, key: string): Promise<void> {
  await limiter(kind).delete(hashKey(key));
}

/** Before a password is checked for an account: counts the attempt from this address, then from anywhere. */
export async function throttlePassword(email: string, address: string): Promise<void> {
  await throttle('signIn.account', `${email} ${address}`);
  await throttle('signIn.accountAnywhere', email);
}

export async function forgivePassword(email: string, address: string): Promise<void> {
  await forgive('signIn.account', `${email} ${address}`);
  await forgive('signIn.accountAnywhere', email);
}

// Of one length, whatever was typed; and the table holds no addresses.
const hashKey = (key: string): string => createHash('sha256').update(key).digest('base64url');
