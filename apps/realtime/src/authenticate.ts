import { findUnsigned } from '@parley/core/acceptable-use/find-unsigned';
import { signFirst } from '@parley/core/acceptable-use/require-signed';
import { AppError, toErrorBody } from '@parley/core/app-error';
import { verifyTicket } from '@parley/core/identity/ticket';
import { log } from '@parley/core/log';
import { openConnection } from '@parley/core/realtime/open-connection';
import { randomUUID } from 'node:crypto';
import type { ExtendedError } from 'socket.io';
import { addressOf } from './admit-connection.ts';
import { socketRate } from './dispatch-client-event.ts';
import type { RealtimeSocket } from './realtime-socket.ts';
import { fullBucket } from './token-bucket.ts';

const signingOn = new WeakSet<object>();

/**
 * Lets a socket in with a valid ticket of a living session and member. The ticket says who; the database says whether
 * still. A refusal reaches the client as `connect_error` with the error in `data`.
 */
export async function authenticate(
  socket: RealtimeSocket,
  next: (error?: ExtendedError) => void,
  trustedProxies: number,
): Promise<void> {
  // One attempt per connection: a client that repeats itself would buy a database query with each packet.
  if (signingOn.has(socket.client))
    return next(refusal(new AppError('CONFLICT', { message: 'This connection is signing on already.' })));
  signingOn.add(socket.client);
  try {
    const { ticket, requestId } = socket.handshake.auth as { ticket?: unknown; requestId?: unknown };
    if (typeof ticket !== 'string') throw new AppError('UNAUTHENTICATED', { message: 'Sign in again.' });
    socket.data.askedAt = performance.now();
    const address = addressOf(socket.request, trustedProxies);
    const { actor, channels } = await openConnection(verifyTicket(ticket), address);
    if ((await findUnsigned(actor.tenantId, [actor])).size > 0) throw signFirst();
    socket.data.actor = actor;
    socket.data.channels = channels;
    socket.data.address = address;
    socket.data.leftAt = null;
    socket.data.requestId = typeof requestId === 'string' && /^[\w-]{8,64}$/.test(requestId) ? requestId : randomUUID();
    socket.data.bucket = fullBucket(socketRate);
    socket.data.typedAt = null;
    socket.data.outflow = null;
    socket.data.refusals = 0;
    next();
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, 'a sign-on failed');
    next(refusal(error));
  }
}

function refusal(cause: unknown): ExtendedError {
  const body = toErrorBody(cause);
  return Object.assign(new Error(body.message), { data: body });
}
