import { checkHealth } from '@parley/core/health/check-health';
import { apiRoute } from '@/lib/api-route';

export const dynamic = 'force-dynamic';

export const GET = apiRoute(async () => {
  const health = await checkHealth();
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
});
