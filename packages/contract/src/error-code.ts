/**
 * Every way Parley can refuse, with the HTTP status that goes with it. One table for tRPC, sockets and the public API.
 * `ErrorBody` is what a caller sees: a message a person can act on, never a cause.
 */
export const errorStatus = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID: 400,
  PLAN_LIMIT: 402,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/**
 * `rule` names the policy rule that decided; `retryAfterMs` comes with RATE_LIMITED. `mayConfirm`: the same again with
 * `acceptsWarning` is let through. `heldId`: it waits for somebody who looks at it first.
 */
export type ErrorBody = {
  code: ErrorCode;
  message: string;
  rule?: string;
  retryAfterMs?: number;
  mayConfirm?: true;
  heldId?: string;
};
