import { stopUnreadMails } from '@parley/core/notification/unsubscribe';
import { errorResponse } from '@/lib/api-route';
import { requestClient } from '@/lib/request-client';

/**
 * One-click from a mailbox (RFC 8058): posted by a mail program with no session and from any origin. The token is the whole
 * right, and all that it can do is to end these mails.
 */
export async function POST(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  try {
    await stopUnreadMails({ token: token.slice(0, 200) }, requestClient(request.headers));
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return errorResponse(error);
  }
}
