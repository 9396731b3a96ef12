import sharp from 'sharp';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { getWorkspaceSettings } from '@parley/core/workspace/settings';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

/** The workspace itself: its look, its address, its presets, what people sign, and its end. */
export const workspaceJourneys: Journey[] = [
  {
    name: 'workspace: a logo and a colour are given, and the whole workspace shows them',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${slug}/admin/workspace`);
      const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#b04a2f' } })
        .png()
        .toBuffer();
      await page.getByLabel('Picture for the logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture });
      await page.getByRole('button', { name: 'Replace the logo' }).waitFor();
      await page.getByRole('textbox', { name: 'Accent colour' }).fill('#ffe000');
      await page.getByText('It is made darker as shown').waitFor();
      await page.getByRole('textbox', { name: 'Accent colour' }).fill('#7a2f8f');
      await page.getByText('It is used as you chose it').waitFor();
      await page.getByRole('button', { name: 'Save colour' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      await page.goto(`/${slug}`);
      await composer(page).waitFor();
      await page.waitForFunction(() => document.documentElement.style.getPropertyValue('--accent').includes('#7a2f8f'));
      await page.waitForFunction(() =>
        [...document.querySelectorAll('img')].some((img) => img.src.includes('/api/logo/') && img.naturalWidth > 0),
      );
      const { icons } = (await (await page.request.get(`/${slug}/manifest.webmanifest`)).json()) as { icons: { src: string }[] };
      const stranger = await stage.visit();
      const icon = await stranger.request.get(icons[0]?.src ?? '');
      mustBe('the icon of the installed app', icon.headers()['content-type'], 'image/png');
    },
  },
  {
    name: 'workspace: after a change of address old links lead on, for those who are at work too',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const member = await buildMember(tenant);
      const { page: theirs } = await visitAs(stage, member, 2);
      await theirs.goto(`/${tenant.slug}`);
      await composer(theirs).waitFor();
      const { page } = await visitAs(stage, tenant.owner, 1);
      const next = stage.unique('address-');
      await page.goto(`/${tenant.slug}/admin/workspace`);
      await page.getByRole('textbox', { name: 'Address of the workspace' }).fill(next);
      await page.getByRole('button', { name: 'Change address' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Change address' }).click();
      await page.waitForURL(`**/${next}/admin/workspace`);
      await page.getByText('Former addresses that lead here').waitFor();
      await composer(theirs).fill('Still here');
      await theirs.keyboard.press('Enter');
      await theirs.getByRole('feed').getByText('Still here').waitFor();
      const old = `/${tenant.slug}/c/${tenant.generalId}?m=1`;
      const answer = await theirs.request.get(old, { maxRedirects: 0 });
      mustBe('a former address of one’s own', answer.status(), 308);
      mustBe(
        'where it leads',
        new URL(answer.headers()['location'] ?? '', theirs.url()).pathname,
        `/${next}/c/${tenant.generalId}`,
      );
      mustBe('no cache keeps it', /no-store/.test(answer.headers()['cache-control'] ?? ''), true);
      const stranger = await visitAs(stage, (await buildTenant()).owner, 2);
      const told = await stranger.page.request.get(old, { maxRedirects: 0 });
      const nobodys = await stranger.page.request.get(`/${stage.unique('never-')}/c/x`, { maxRedirects: 0 });
      mustBe('what a stranger is told', told.status(), nobodys.status());
      await theirs.goto(`/${tenant.slug}/c/${tenant.generalId}`);
      await theirs.waitForURL(`**/${next}/c/${tenant.generalId}`);
      await theirs.getByRole('feed').getByText('Still here').waitFor();
    },
  },
  {
    name: 'workspace: a preset says what it changes, is set from the list of what is left to do, and taken back',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const { page } = await visitAs(stage, owner, 1, { viewport: { width: 390, height: 844 } });
      await page.goto(`/${slug}`);
      const card = page.getByRole('region', { name: 'Set up the workspace' });
      await card.getByText('Choose sensible rules').waitFor();
      await card.getByRole('link', { name: 'Go on' }).click();
      await page.getByText('#matters #research #office').waitFor();
      await page.getByRole('button', { name: 'Use Law firm' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Set these rules' }).click();
      await page.getByText('Law firm is in use since').waitFor();
      await page.getByRole('button', { name: 'Take back' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click();
      await page.getByRole('button', { name: 'Use Law firm' }).waitFor();
      await page.goto(`/${slug}`);
      await card.getByRole('button', { name: 'Put away' }).click();
      await card.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'workspace: an acceptable use policy is published, signed before the chat opens, and found in the list',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const member = await buildMember(tenant, { name: 'Maya Vale' });
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/rules`);
      await page.getByRole('link', { name: 'Acceptable use' }).click();
      await page.getByRole('textbox', { name: 'Text' }).fill('# Our terms\n\n- Keep **clients** here.');
      await page.getByRole('checkbox', { name: 'The chat stays closed until one has signed' }).click();
      await page.getByRole('button', { name: 'Publish' }).click();
      const { page: atWork } = await visitAs(stage, member, 1);
      await atWork.goto(`/${tenant.slug}`);
      await composer(atWork).waitFor();
      const asking = page.getByRole('alertdialog');
      await asking.getByText('Keep clients here.').waitFor();
      await asking.getByRole('button', { name: 'Publish' }).click();
      // Whoever is at work is led to the page to sign.
      await atWork.getByRole('article', { name: 'Acceptable use' }).getByText('Keep clients here.').waitFor();

      const { page: theirs } = await visitAs(stage, member, 2, { viewport: { width: 390, height: 844 } });
      await theirs.goto(`/${tenant.slug}/c/${tenant.generalId}`);
      await theirs.getByRole('article', { name: 'Acceptable use' }).getByText('Keep clients here.').waitFor();
      const refused = await theirs.request.post('/api/realtime/ticket', {
        headers: { 'x-parley-workspace': tenant.slug, origin: stage.system.baseUrl },
      });
      mustBe('a ticket before signing', refused.status(), 403);
      await theirs.getByRole('textbox', { name: 'Your name' }).fill('Maya Vale');
      await theirs.getByRole('button', { name: 'Sign' }).click();
      await composer(theirs).waitFor();

      // The owner signs as well.
      await page.goto(`/${tenant.slug}/acceptable-use`);
      await page.getByRole('button', { name: 'Sign' }).click();
      await composer(page).waitFor();
      await page.goto(`/${tenant.slug}/admin/acceptable-use`);
      await page.getByText('2 signed, 0 missing').waitFor();
      await page
        .getByRole('row', { name: /Maya Vale/ })
        .getByText('Signed version 1')
        .waitFor();
    },
  },
  {
    name: 'workspace: its deletion is asked for with name and password, seen by administrators, and called off',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const admin = await buildMember(tenant, { role: 'admin' });
      const { name } = await getWorkspaceSettings(tenant.owner);
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/workspace`);
      await page.getByRole('button', { name: 'Delete this workspace' }).click();
      const dialog = page.getByRole('dialog', { name: 'Delete the workspace?' });
      await dialog.getByRole('textbox', { name: 'Type the name of the workspace' }).fill(name);
      await dialog.getByRole('textbox', { name: 'Your password' }).fill('not the password');
      await dialog.getByRole('button', { name: 'Ask for deletion' }).click();
      await dialog.getByRole('alert').filter({ hasText: 'This password is not right' }).waitFor();
      await dialog.getByRole('textbox', { name: 'Your password' }).fill(tenant.owner.password);
      await dialog.getByRole('button', { name: 'Ask for deletion' }).click();
      await page.getByText('Everything will be erased on').waitFor();

      const { page: theirs } = await visitAs(stage, admin, 2);
      await theirs.goto(`/${tenant.slug}`);
      await theirs.getByText('This workspace will be deleted on').waitFor();
      await theirs.getByRole('link', { name: 'See what happens' }).click();
      await theirs.getByText('An owner can call it off.').waitFor();

      await page.getByRole('button', { name: 'Call it off' }).click();
      await page.getByRole('button', { name: 'Delete this workspace' }).waitFor();
    },
  },
];
