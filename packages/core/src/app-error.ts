import { errorStatus, type ErrorBody, type ErrorCode } from '@parley/contract/error-code';
import { isReadOnlyError } from '@parley/db/billing/read-only-error';

/**
 * The one error that use cases throw on purpose. `message` is for the person: what happened and what to do.
 * `cause` stays on the server.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly rule: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly mayConfirm: boolean;
  readonly heldId: string | undefined;

  constructor(
    code: ErrorCode,
    details: { message: string; rule?: string; retryAfterMs?: number; mayConfirm?: boolean; heldId?: string; cause?: unknown },
  ) {
    super(details.message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.rule = details.rule;
    this.retryAfterMs = details.retryAfterMs;
    this.mayConfirm = details.mayConfirm ?? false;
    this.heldId = details.heldId;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** The same words for what is not there and what is not yours. */
export const notFound = (what: string) =>
  new AppError('NOT_FOUND', { message: `This ${what} does not exist, or you do not have access to it.` });

export const readOnlyRefusal = () =>
  new AppError('PLAN_LIMIT', {
    message:
      'This workspace is read-only, because a bill has not been paid. Everything can be read and exported; an owner can pay under Administration, Billing.',
    rule: 'read-only-until-paid',
  });

/** The log's own guard speaks in the database's words; everything else is handed on. */
export const toKnownError = (error: unknown): unknown => (isReadOnlyError(error) ? readOnlyRefusal() : error);

/** What a caller is told. Anything unforeseen becomes INTERNAL, without its cause. */
export function toErrorBody(thrown: unknown): ErrorBody {
  const error = toKnownError(thrown);
  if (!(error instanceof AppError))
    return { code: 'INTERNAL', message: 'Something went wrong on our side. Nothing was lost; please try again.' };
  const body: ErrorBody = { code: error.code, message: error.message };
  if (error.rule) body.rule = error.rule;
  if (error.retryAfterMs !== undefined) body.retryAfterMs = error.retryAfterMs;
  if (error.mayConfirm) body.mayConfirm = true;
  if (error.heldId) body.heldId = error.heldId;
  return body;
}
