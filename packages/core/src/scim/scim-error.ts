import SCIMMY from 'scimmy';
import { AppError, toKnownError } from '../app-error.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';

export const scimError = (status: number, type: string | null, detail: string) =>
  new SCIMMY.Types.Error(status, type as never, detail);
export const notUnique = (detail: string) => scimError(409, 'uniqueness', detail);
export const notThere = (id: string) => scimError(404, null, `Resource ${id} not found`);

/** Our refusals in the words of RFC 7644 (3.12). The library takes whatever else is thrown for 'not found'. */
export async function inScimWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw notUnique('Another resource has this name already.');
    throw translate(toKnownError(error));
  }
}

const kinds: { [Code in AppError['code']]?: [number, string | null] } = {
  PLAN_LIMIT: [403, null],
  FORBIDDEN: [403, null],
  NOT_FOUND: [404, null],
  CONFLICT: [409, 'uniqueness'],
  INVALID: [400, 'invalidValue'],
  TOO_LARGE: [413, null],
  RATE_LIMITED: [429, null],
  UNAUTHENTICATED: [401, null],
};

function translate(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const [status, type] = kinds[error.code] ?? [500, null];
  return scimError(status, type, error.message);
}
