import type { ErrorBody, ErrorCode } from '@parley/contract/error-code';
import { AppError, toErrorBody, toKnownError } from '@parley/core/app-error';
import { requireSigned } from '@parley/core/acceptable-use/require-signed';
import { requireWritable } from '@parley/core/billing/require-writable';
import { requireOwnSession, requireSignedIn, resolveActor } from '@parley/core/identity/session';
import { throttle } from '@parley/core/identity/throttle';
import { log, withRequest } from '@parley/core/log';
import { requireAllowed } from '@parley/core/policy/decide';
import { initTRPC, TRPCError } from '@trpc/server';
import * as z from 'zod';
import type { Context } from './context.ts';
import { opensUnsigned } from './opens-unsigned.ts';
import { staysOpen } from './stays-open.ts';

const trpcCodes = {
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  INVALID: 'BAD_REQUEST',
  PLAN_LIMIT: 'PAYMENT_REQUIRED',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  RATE_LIMITED: 'TOO_MANY_REQUESTS',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TRPCError['code']>;

const t = initTRPC.context<Context>().create({
  // Callers see our own sentence and code; a stack, a cause or a query never leaves.
  errorFormatter({ shape, error }) {
    const parley = toParley(error);
    return {
      ...shape,
      message: parley.message,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, parley },
    };
  },
});

function toParley(error: TRPCError): ErrorBody {
  if (error.cause instanceof AppError) return toErrorBody(error.cause);
  if (error.cause instanceof z.ZodError)
    return { code: 'INVALID', message: error.cause.issues[0]?.message ?? 'This request is not complete.' };
  if (error.code === 'NOT_FOUND') return { code: 'NOT_FOUND', message: 'There is no such procedure.' };
  if (error.code === 'INTERNAL_SERVER_ERROR') return toErrorBody(error.cause);
  return { code: 'INVALID', message: 'This request cannot be understood.' };
}

/** Translates what use cases throw, once, and gives every line logged on the way the request's id. */
const base = t.procedure.use(({ ctx, next, path }) =>
  withRequest({ requestId: ctx.requestId, address: ctx.address }, async () => {
    const result = await next();
    if (result.ok) return result;
    const cause = toKnownError(result.error.cause);
    if (cause instanceof AppError) throw new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
    if (result.error.code === 'INTERNAL_SERVER_ERROR') log.error({ err: cause, path }, 'procedure failed');
    return result;
  }),
);

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** For anybody: sign-up, invitations, resets. Each use case throttles by address. */
export const publicProcedure = base;

/** For whoever is signed in, also through a firm's identity provider: to see who one is, and to sign out. */
export const anySessionProcedure = base.use(async ({ ctx, next }) =>
  next({ ctx: { ...ctx, signedIn: await requireSignedIn(ctx.sessionToken) } }),
);

/** For a signed-in person, whatever the workspace: their own account. A session that a firm opened does not reach it. */
export const signedInProcedure = anySessionProcedure.use(({ ctx, next }) => {
  requireOwnSession(ctx.signedIn);
  return next();
});

/** For a member of the workspace that the request names: `ctx.actor` is never absent. */
export const memberProcedure = base.use(async ({ ctx, next, type, path }) => {
  if (!ctx.workspace) throw new AppError('INVALID', { message: 'Say which workspace this is about.' });
  const actor = await resolveActor(ctx.sessionToken, ctx.workspace, ctx);
  if (!opensUnsigned(path)) await requireSigned(actor);
  if (type === 'mutation') {
    // Wider than any hand; what costs more has a narrower limit of its own in its use case.
    await throttle('change.member', `${actor.tenantId} ${actor.memberId}`);
    if (!staysOpen(path)) await requireWritable(actor.tenantId);
  }
  return next({ ctx: { ...ctx, actor } });
});

/** For whoever the policy allows this to, by role or because an owner gave them the permission. */
const allowedProcedure = (
  verb:
    | 'workspace.administer'
    | `${'people' | 'billing' | 'rules' | 'case' | 'archive'}.manage`
    | 'audit.read'
    | 'archive.rotateKey',
) =>
  memberProcedure.use(({ ctx, next }) => {
    requireAllowed(ctx.actor, verb, null);
    return next();
  });

/** For owners and admins. */
export const adminProcedure = allowedProcedure('workspace.administer');
/** Members, guests, invitations, groups. */
export const peopleProcedure = allowedProcedure('people.manage');
/** Plan, seats, invoices. */
export const billingProcedure = allowedProcedure('billing.manage');
/** How people sign in, what is scanned, what they have to agree to. */
export const rulesProcedure = allowedProcedure('rules.manage');
/** What was done in the administration. */
export const auditProcedure = allowedProcedure('audit.read');
/** Reading what was written in confidence, for a reason that somebody else has approved. */
export const caseProcedure = allowedProcedure('case.manage');
/** What is kept and what goes, and what of the record is taken away or sent on. */
export const archiveProcedure = allowedProcedure('archive.manage');
/** What signs: for owners. */
export const ownerProcedure = allowedProcedure('archive.rotateKey');
