import { AppError } from '@parley/core/app-error';
import { env } from '../env.ts';

/**
 * Refuses what another site's page sends in the person's name. Browsers put `Origin` on every such request; programs,
 * which carry nobody's cookies by accident, may leave it out.
 */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const isForeign = origin
    ? !isOurs(origin, request.headers.get('host'))
    : site !== null && site !== 'same-origin' && site !== 'none';
  if (isForeign)
    throw new AppError('FORBIDDEN', {
      message: 'This request came from another site and was refused. Open Parley itself and try again.',
    });
}

function isOurs(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  return origin === new URL(env().PUBLIC_URL).origin || new URL(origin).host === host;
}

/** Only types that a plain HTML form cannot send. */
export function requireContentType(request: Request, type: string): void {
  const given = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== type) throw new AppError('INVALID', { message: `Send this as ${type}.` });
}
