import type { BuiltMember } from '@parley/core/testing/build';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Stage } from './journey.ts';

let visitors = 0;
const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** A browser signed in as a member that core has built, kept at one realtime node; `tag` is the balancer's word for it. */
export async function visitAs(
  stage: Stage,
  member: BuiltMember,
  node: 1 | 2,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; tag: string }> {
  const tag = `visitor/${(visitors += 1)}.`;
  const page = await stage.visit({ userAgent: `${agent} ${tag} node/${node}`, ...options });
  await page
    .context()
    .addCookies([
      { name: 'parley.session', value: member.sessionToken, url: stage.system.baseUrl, httpOnly: true, sameSite: 'Lax' },
    ]);
  return { page, tag };
}

/** The same, in a channel and connected. */
export async function visitChannel(stage: Stage, member: BuiltMember, node: 1 | 2, channelId: string): Promise<Page> {
  const { page, tag } = await visitAs(stage, member, node);
  await page.goto(`/${member.slug}/c/${channelId}`);
  await page.getByRole('textbox', { name: /^Message / }).waitFor();
  const deadline = Date.now() + 10_000;
  while (!stage.system.balancer.nodesOf(tag).includes(node)) {
    if (Date.now() > deadline) throw new Error(`The browser did not connect to node ${node}.`);
    await page.waitForTimeout(50);
  }
  return page;
}
