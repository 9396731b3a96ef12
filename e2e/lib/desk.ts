import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { eventually } from './expect.ts';
import type { Stage } from './journey.ts';
import { composer } from './people.ts';
import { visitAs } from './visit-as.ts';

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A firm of three with a second channel; each comes to #general. */
export async function openDesk(stage: Stage) {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant, { name: 'Ana Field' }), await buildMember(tenant, { name: 'Ben Marsh' })];
  await buildChannel(tenant, { name: 'market-desk', members: [ana] });
  const at = async (member: BuiltMember, options: BrowserContextOptions = {}) => {
    const { page } = await visitAs(stage, member, 1, { viewport: { width: 1280, height: 860 }, ...options });
    await page.goto(`/${tenant.slug}/c/${tenant.generalId}`);
    await page.getByRole('textbox', { name: /#general/ }).waitFor();
    return page;
  };
  return { tenant, ana, ben, at };
}

export const say = (who: BuiltMember, channelId: string, body: string) =>
  sendMessage(who, { clientId: randomUUID(), channelId, body });
export const fieldIs = (field: Locator, text: string) =>
  eventually(
    'the text of the field',
    () => field.inputValue(),
    (value) => value === text,
  );
export const valueIs = (page: Page, text: string) => fieldIs(composer(page), text);
export const choose = async (page: Page, name: string | RegExp) => {
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
};
