import { receiveStripeEvent } from '@parley/core/billing/receive-event';
import { errorResponse } from '@/lib/api-route';
import { readText } from '@/lib/read-json';

const bodyMax = 1024 * 1024;

/** Posted by Stripe with no session: the signature over the very bytes of the body is what lets it in. */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readText(request, bodyMax);
    await receiveStripeEvent(body, request.headers.get('stripe-signature'));
    return Response.json({ received: true }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return errorResponse(error);
  }
}
