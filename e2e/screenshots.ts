import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { stopAll } from '../scripts/lib/children.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { openBrowser } from './lib/browser.ts';
import { startSystem, type System } from './lib/start-system.ts';

/** `npm run screenshots`: every screen of the demo firm in both themes and two widths, into docs/screens. */
type Shot = {
  name: string;
  title: string;
  as: 'nobody' | 'ana' | 'ellen' | 'priya';
  open: (page: Page, system: System) => Promise<void>;
};

const outDir = inRoot('docs/screens');
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const themes = ['light', 'dark'] as const;
const password = 'harbour-demo-2026';
const people = {
  ana: 'ana@harbour-lane.example',
  ellen: 'ellen@harbour-lane.example',
  priya: 'priya.nair@calder-trustees.example',
};

const go = (path: string) => async (page: Page, system: System) => void (await page.goto(system.baseUrl + path));
const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 720;

async function openChannel(page: Page, system: System, name: RegExp, tab: 'Channels' | 'Direct' = 'Channels'): Promise<void> {
  await page.goto(`${system.baseUrl}/harbour-lane`);
  await page.getByRole('feed').first().waitFor();
  if (isPhone(page))
    await page
      .getByRole('link', { name: new RegExp(`^${tab}`) })
      .first()
      .click();
  await page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name }).first().click();
  await page
    .getByRole('feed', { name: /Messages/ })
    .first()
    .waitFor();
}

/** One with files beside it, from whichever device came first. */
async function openDrafts(page: Page, system: System): Promise<void> {
  const tray = page.getByRole('list', { name: 'Files to send' });
  const names = ['Seating plan.pdf', 'Invoice for the plants.pdf'];
  const files = names.map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${name}`) }));
  await page.goto(`${system.baseUrl}/harbour-lane/drafts`);
  await page.waitForLoadState('networkidle');
  if ((await page.getByText(names[0] ?? '').count()) === 0) {
    await openChannel(page, system, /^office/);
    await page.locator('input[type=file]').first().setInputFiles(files);
    for (const name of names) await tray.getByRole('button', { name: `Remove ${name}` }).waitFor();
    await page.goto(`${system.baseUrl}/harbour-lane/drafts`);
  }
  await page.getByText(names[0] ?? '').waitFor();
}

async function openMatter(page: Page, system: System): Promise<void> {
  await page.goto(`${system.baseUrl}/harbour-lane/matters`);
  await page.getByRole('link', { name: /Calder family trust/ }).click();
  await page.getByRole('list', { name: 'In order' }).waitFor();
}

const shots: Shot[] = [
  { name: 'site', title: 'Public site', as: 'nobody', open: go('/') },
  { name: 'signup', title: 'Sign-up', as: 'nobody', open: go('/signup') },
  { name: 'signin', title: 'Sign-in', as: 'nobody', open: go('/signin') },
  { name: 'signin-code', title: 'Second step after Google', as: 'nobody', open: go('/signin/code?provider=google&ticket=none') },
  { name: 'forgot', title: 'Forgotten password', as: 'nobody', open: go('/forgot') },
  {
    name: 'invitation-spent',
    title: 'An invitation that is spent',
    as: 'nobody',
    open: go('/invitation?token=00000000-0000-0000-0000-000000000000.spent-spent-spent'),
  },
  { name: 'join-link', title: 'A link by mail', as: 'nobody', open: go('/join/link') },
  { name: 'workspaces', title: 'Workspaces', as: 'ana', open: go('/workspaces') },
  { name: 'chat', title: 'A channel', as: 'ana', open: (page, system) => openChannel(page, system, /general/) },
  {
    name: 'chat-thread',
    title: 'A channel with a thread',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /client-reviews/);
      await page
        .getByRole('article')
        .filter({ hasText: /repl(y|ies)/ })
        .last()
        .getByRole('button', { name: /repl/i })
        .first()
        .click();
      await page.getByRole('region', { name: 'Thread' }).waitFor();
    },
  },
  {
    name: 'chat-direct',
    title: 'A direct conversation',
    as: 'ana',
    open: (page, system) => openChannel(page, system, /Maya Okafor/, 'Direct'),
  },
  { name: 'catch-up', title: 'Catch up', as: 'ana', open: go('/harbour-lane/catch-up') },
  { name: 'threads', title: 'Threads', as: 'ana', open: go('/harbour-lane/threads') },
  { name: 'activity', title: 'Activity', as: 'ana', open: go('/harbour-lane/activity') },
  { name: 'saved', title: 'Saved', as: 'ana', open: go('/harbour-lane/saved') },
  { name: 'you', title: 'You', as: 'ana', open: go('/harbour-lane/you') },
  { name: 'drafts', title: 'Drafts', as: 'ana', open: openDrafts },
  { name: 'results', title: 'All results of a search', as: 'ana', open: go('/harbour-lane/search?q=review') },
  {
    name: 'browse',
    title: 'Browse channels',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /office/);
      if (isPhone(page)) await page.goBack();
      await page.getByRole('button', { name: 'Browse channels' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'new-channel',
    title: 'New channel',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /office/);
      if (isPhone(page)) await page.goBack();
      await page.getByRole('button', { name: 'New channel' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'chat-guest', title: 'What a guest sees', as: 'priya', open: go('/harbour-lane') },
  {
    name: 'search',
    title: 'Search or jump to',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.keyboard.press('Control+k');
      await page
        .getByRole('dialog', { name: 'Search or jump to' })
        .getByRole('combobox')
        .or(page.getByRole('textbox', { name: 'Search or jump to' }))
        .first()
        .fill('whit');
    },
  },
  {
    name: 'details',
    title: 'Details of a channel',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /client-reviews/);
      await page.getByRole('button', { name: 'Channel menu', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Details' }).click();
      await page.getByRole('region', { name: 'Details' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    title: 'Keyboard shortcuts',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'poll',
    title: 'Asking a poll',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.getByRole('button', { name: 'New poll' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'emoji',
    title: 'The emoji picker',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.getByRole('button', { name: 'Emoji', exact: true }).first().click();
      await page.getByRole('gridcell').first().waitFor();
    },
  },
  { name: 'second-step', title: 'A second step that the firm requires', as: 'ana', open: go('/second-step') },
  { name: 'locked', title: 'Kept out by a rule, with the way back in', as: 'ana', open: go('/locked?workspace=harbour-lane') },
  { name: 'recover', title: 'A recovery link that is spent', as: 'ana', open: go('/recover?token=spent') },
  {
    name: 'invite',
    title: 'Inviting people',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin`);
      await page.getByRole('button', { name: 'Invite people' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...[
    'Members',
    'Groups',
    'Rules',
    'Security',
    'Archive',
    'Billing',
    'Audit log',
    'Reports',
    'Import',
    'Workspace',
    'Acceptable use',
    'Barriers',
  ].map((section): Shot => ({
    name: `admin-${section.toLowerCase().replace(' ', '-')}`,
    title: `Administration: ${section}`,
    as: 'ana',
    open: go(`/harbour-lane/admin${section === 'Members' ? '' : `/${section.toLowerCase().replace(' ', '-')}`}`),
  })),
  { name: 'admin-cases', title: 'Administration: cases', as: 'ellen', open: go('/harbour-lane/admin/cases') },
  {
    name: 'admin-case',
    title: 'Administration: opening a case',
    as: 'ellen',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/cases`);
      await page.getByRole('button', { name: 'Open a case' }).click();
      await page.getByRole('dialog', { name: 'Open a case' }).waitFor();
    },
  },
  {
    name: 'admin-rule',
    title: 'Administration: a rule about messages',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/rules`);
      await page.getByRole('button', { name: 'New rule' }).click();
      await page.getByRole('dialog', { name: 'New rule' }).waitFor();
    },
  },
  { name: 'admin-held-messages', title: 'Administration: held messages', as: 'ana', open: go('/harbour-lane/admin/held-messages') },
  { name: 'admin-retention', title: 'Administration: retention', as: 'ellen', open: go('/harbour-lane/admin/retention') },
  {
    name: 'admin-retention-rules',
    title: 'Administration: the rules of retention',
    as: 'ellen',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/retention`);
      await page.getByRole('button', { name: /Make rules|Change the rules/ }).click();
      await page.getByRole('dialog', { name: 'Rules of retention' }).waitFor();
    },
  },
  {
    name: 'admin-export-new',
    title: 'Administration: a new export',
    as: 'ellen',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/archive`);
      await page.getByRole('button', { name: 'New export' }).click();
      await page.getByRole('dialog', { name: 'New export' }).waitFor();
    },
  },
  { name: 'admin-journal', title: 'Administration: the journal', as: 'ellen', open: go('/harbour-lane/admin/journal') },
  { name: 'admin-holds', title: 'Administration: holds', as: 'ellen', open: go('/harbour-lane/admin/holds') },
  { name: 'admin-labels', title: 'Administration: labels', as: 'ana', open: go('/harbour-lane/admin/labels') },
  {
    name: 'admin-barrier',
    title: 'Administration: a barrier',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/barriers`);
      await page.getByRole('button', { name: 'New barrier' }).click();
      await page.getByRole('dialog', { name: 'New barrier' }).waitFor();
    },
  },
  { name: 'admin-supervision', title: 'Administration: supervision', as: 'ana', open: go('/harbour-lane/admin/supervision') },
  {
    name: 'admin-supervision-policies',
    title: 'Administration: policies of supervision',
    as: 'ana',
    open: go('/harbour-lane/admin/supervision-policies'),
  },
  {
    name: 'admin-supervision-policy',
    title: 'Administration: a policy of supervision',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/supervision-policies`);
      await page.getByRole('button', { name: 'New policy' }).click();
      await page.getByRole('dialog', { name: 'New policy' }).waitFor();
    },
  },
  {
    name: 'admin-supervision-reports',
    title: 'Administration: reports of supervision',
    as: 'ana',
    open: go('/harbour-lane/admin/supervision-reports'),
  },
  { name: 'matters', title: 'Matters', as: 'ana', open: go('/harbour-lane/matters') },
  { name: 'matter', title: 'A matter', as: 'ana', open: openMatter },
  {
    name: 'matter-gathered',
    title: 'A matter: what it gathers, in order',
    as: 'ana',
    open: async (page, system) => {
      await openMatter(page, system);
      await page.getByRole('heading', { name: 'In order' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'matter-rule',
    title: 'A matter: how long it is kept',
    as: 'ana',
    open: async (page, system) => {
      await openMatter(page, system);
      await page.getByRole('button', { name: /^Change the rule/ }).click();
      await page.getByRole('dialog', { name: 'How long this matter is kept' }).waitFor();
    },
  },
  { name: 'matters-guest', title: 'Matters, to a guest', as: 'priya', open: go('/harbour-lane/matters') },
  { name: 'settings', title: 'Settings', as: 'ana', open: go('/harbour-lane/settings') },
  { name: 'settings-passkeys', title: 'Settings: passkeys', as: 'ana', open: go('/harbour-lane/settings#passkeys') },
  { name: 'no-such-workspace', title: 'No such workspace', as: 'ana', open: go('/no-such-firm') },
];

async function take(browser: Browser, system: System, wanted: string[]): Promise<void> {
  for (const theme of themes)
    for (const viewport of sizes)
      for (const as of ['nobody', 'ana', 'ellen', 'priya'] as const) {
        const isTouch = viewport.width < 720;
        const context = await browser.newContext({
          viewport,
          isMobile: isTouch,
          hasTouch: isTouch,
          colorScheme: theme,
          reducedMotion: 'reduce',
          timezoneId: 'Europe/London',
          locale: 'en-GB',
        });
        const page = await context.newPage();
        if (as !== 'nobody') await signIn(page, system, people[as]);
        for (const shot of shots.filter(
          (candidate) => candidate.as === as && (wanted.length === 0 || wanted.includes(candidate.name)),
        )) {
          try {
            await shot.open(page, system);
            await settle(page);
            const file = join(outDir, `${shot.name}-${viewport.width}-${theme}.png`);
            const png = await page.screenshot();
            writeFileSync(file, await sharp(png).png({ palette: true, quality: 88, effort: 8 }).toBuffer());
          } catch (error) {
            throw new Error(
              `${shot.name} at ${viewport.width} in ${theme}: ${error instanceof Error ? error.message : String(error)}`,
              { cause: error },
            );
          }
        }
        await context.close();
      }
}

async function signIn(page: Page, system: System, email: string): Promise<void> {
  await page.goto(`${system.baseUrl}/signin`);
  await page.getByRole('textbox', { name: 'Work email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/** Fonts, pictures and first answers are there. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await page.waitForFunction(
    () => [...document.images].every((image) => image.complete) && !document.querySelector('[aria-busy=true]'),
  );
}

function writeIndex(): void {
  const rows = shots.map((shot) => {
    const cell = (width: number, theme: string) => `[${theme}](${shot.name}-${width}-${theme}.png)`;
    return `| ${shot.title} | ${cell(1440, 'light')} · ${cell(1440, 'dark')} | ${cell(390, 'light')} · ${cell(390, 'dark')} |`;
  });
  writeFileSync(
    join(outDir, 'README.md'),
    `# Every screen\nMade by \`npm run screenshots\` from the demo firm.\n\n| screen | 1440 × 900 | 390 × 844 |\n|---|---|---|\n${rows.join('\n')}\n`,
  );
}

const wanted = process.argv.slice(2);
mkdirSync(outDir, { recursive: true });
if (wanted.length === 0) for (const file of readdirSync(outDir)) rmSync(join(outDir, file), { recursive: true });
const system = await startSystem({ withDemo: true });
const browser = await openBrowser({ isShell: true });
try {
  await take(browser, system, wanted);
  writeIndex();
  const bytes = readdirSync(outDir).reduce((sum, file) => sum + readFileSync(join(outDir, file)).length, 0);
  console.log(`${readdirSync(outDir).length - 1} pictures, ${(bytes / 1024 / 1024).toFixed(1)} MB, in docs/screens`);
} finally {
  await browser.close();
  await system.close();
  await stopAll();
}
process.exit(0);
