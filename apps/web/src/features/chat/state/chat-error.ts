import type { ErrorBody } from '@parley/contract/error-code';

/** A refusal by the server, or no answer at all, with words for the person. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly body: ErrorBody;
  /** True when nobody answered: the same request may succeed later. */
  readonly isUnreachable: boolean;

  constructor(body: ErrorBody, options: { isUnreachable?: boolean; cause?: unknown } = {}) {
    super(body.message, { cause: options.cause });
    this.body = body;
    this.isUnreachable = options.isUnreachable ?? false;
  }
}

export const unreachable = (cause?: unknown): ChatError =>
  new ChatError(
    { code: 'INTERNAL', message: 'Parley cannot be reached. Check your connection and try again.' },
    { isUnreachable: true, cause },
  );

export function toChatError(error: unknown): ChatError {
  return error instanceof ChatError ? error : unreachable(error);
}
