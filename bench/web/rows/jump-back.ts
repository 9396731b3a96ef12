import pg from 'pg';
import { quantile, type Measure } from '../row.ts';

const twoYearsMs = 2 * 365 * 86_400_000;

/** From the address of a message of two years ago, as by Back and Forward, to seeing it, in channels that are open and in others. */
export const jumpBack: Measure = async ({ system, firm, visit, isQuick }) => {
  const client = new pg.Client({ connectionString: system.ownerUrl ?? undefined });
  await client.connect();
  const { rows: targets } = await client.query<{ id: string; channel_id: string }>(
    `SELECT DISTINCT ON (channel_id) id, channel_id FROM app.message
      WHERE tenant_id = $1 AND channel_id = ANY ($2) AND created_at < $3 ORDER BY channel_id, created_at DESC`,
    [firm.tenantId, firm.channels.slice(0, isQuick ? 10 : 40).map(({ id }) => id), new Date(Date.now() - twoYearsMs)],
  );
  await client.end();
  const { context, page } = await visit();
  await page.goto(`/${firm.slug}/c/${firm.channels[0]?.id}`);
  await page.locator('article[data-message-id]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const times: number[] = [];
  for (const { id, channel_id: channelId } of targets)
    times.push(
      await page.evaluate(
        async ([path, messageId]) => {
          const since = performance.now();
          history.pushState(history.state, '', path);
          dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
          return (await bench.until(bench.showsMessage(messageId), since)).ms;
        },
        [`/${firm.slug}/c/${channelId}?m=${id}`, id] as [string, string],
      ),
    );
  await context.close();
  return [
    {
      measure: 'jump to a message two years old (p95)',
      value: quantile(times, 0.95),
      unit: 'ms',
      goal: { atMost: 250 },
      note: `median ${quantile(times, 0.5).toFixed(0)} ms of ${times.length}`,
    },
  ];
};
