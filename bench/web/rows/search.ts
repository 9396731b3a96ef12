import pg from 'pg';
import { quantile, type Bench, type Measure } from '../row.ts';

/** Words from frequent to rare, as they are typed into the search of the chat; some results held against a look at every row. */
export const search: Measure = async (bench) => {
  const { firm, visit, isQuick } = bench;
  const { context, page } = await visit();
  await page.goto(`/${firm.slug}/c/${firm.channels[0]?.id}`);
  await page.locator('article[data-message-id]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const words = [60, 120, 300, 700, 1_500, 3_000, 5_000, 7_000, 9_000, 12_000, 15_000, 18_000]
    .slice(0, isQuick ? 6 : undefined)
    .flatMap((rank) => [firm.words[rank], `${firm.words[rank]} ${firm.words[Math.floor(rank / 3)]}`])
    .flatMap((text) => (text ? [text] : []));
  const asked: number[] = [];
  const typed: number[] = [];
  for (const text of words) {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.waitFor();
    const answer = page.waitForResponse((response) => response.url().includes('message.search'));
    await field.fill(text);
    const since = await page.evaluate(() => performance.now());
    const { startTime } = (await answer).request().timing();
    const shownAt = await page.evaluate(async () => {
      const { ms } = await globalThis.bench.until(
        () => !document.querySelector('[role="dialog"] [role="status"]')?.textContent?.includes('…'),
        0,
      );
      return performance.timeOrigin + ms;
    });
    asked.push(shownAt - startTime);
    typed.push(shownAt - (await page.evaluate((at) => performance.timeOrigin + at, since)));
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  }
  const wrong = await compare(bench, words.slice(-(isQuick ? 2 : 4)), page);
  await context.close();
  return [
    {
      measure: 'search: from asking to first results shown (p95)',
      value: quantile(asked, 0.95),
      unit: 'ms',
      goal: { atMost: 150 },
      note: `median ${quantile(asked, 0.5).toFixed(0)} ms of ${words.length}; from the last key ${quantile(typed, 0.95).toFixed(0)} ms (p95), which waits for a pause in typing`,
    },
    { measure: '… results that a look at every row does not give', value: wrong, unit: 'ids', goal: { atMost: 0 } },
  ];
};

type Found = { result: { data: { items: { id: string }[] } } };

/** The newest of each, as search finds them and by reading everything. A word is found by its beginning (decision 0011). */
async function compare({ system, firm }: Bench, texts: string[], page: import('playwright-core').Page): Promise<number> {
  const client = new pg.Client({ connectionString: system.ownerUrl ?? undefined });
  await client.connect();
  let wrong = 0;
  for (const text of texts) {
    const input = encodeURIComponent(JSON.stringify({ query: text }));
    const found: Found = await page.evaluate(
      async ([url, slug]) => (await fetch(url, { headers: { 'x-parley-workspace': slug } })).json() as Promise<Found>,
      [`/api/trpc/message.search?input=${input}`, firm.slug] as [string, string],
    );
    const shown = found.result.data.items.map(({ id }) => id);
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM app.message, LATERAL (SELECT app.search_fold(body) AS folded) text WHERE tenant_id = $1
          AND (SELECT bool_and(strpos(' ' || folded, ' ' || word) > 0) FROM unnest($2::text[]) word)
        ORDER BY id DESC LIMIT $3`,
      [firm.tenantId, text.toLowerCase().split(' '), shown.length],
    );
    const truth = new Set(rows.map(({ id }) => id));
    wrong += shown.filter((id) => !truth.has(id)).length + (truth.size - shown.length);
  }
  await client.end();
  return wrong;
}
