import type { BuiltMember } from '@parley/core/testing/build';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Stage } from './journey.ts';
import { watchWire, type Wire } from './wire.ts';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** A browser signed in as a member that core has built, kept at one realtime node; null: at whichever comes. */
export async function visitAs(
  stage: Stage,
  member: BuiltMember,
  node: 1 | 2 | null,
  options: BrowserContextOptions = {},
): Promise<{ page: Page }> {
  const page = await stage.visit({ ...(node ? { userAgent: `${agent} node/${node}` } : {}), ...options });
  await page
    .context()
    .addCookies([
      { name: 'parley.session', value: member.sessionToken, url: stage.system.baseUrl, httpOnly: true, sameSite: 'Lax' },
    ]);
  return { page };
}

/** The same, in a channel and signed on at the node; `wire` tells what its socket receives. */
export async function visitChannelWithWire(
  stage: Stage,
  member: BuiltMember,
  node: 1 | 2,
  channelId: string,
): Promise<{ page: Page; wire: Wire }> {
  const { page } = await visitAs(stage, member, node);
  const wire = watchWire(page);
  await page.goto(`/${member.slug}/c/${channelId}`);
  await page.getByRole('textbox', { name: /^Message / }).waitFor();
  await wire.arrivalOf(signedOn);
  return { page, wire };
}

export async function visitChannel(stage: Stage, member: BuiltMember, node: 1 | 2, channelId: string): Promise<Page> {
  return (await visitChannelWithWire(stage, member, node, channelId)).page;
}

/** How the service begins its word to a client that it has let in. */
const signedOn = '40{"sid"';
