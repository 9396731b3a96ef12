import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { stopAll } from '../scripts/lib/children.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { openBrowser } from './lib/browser.ts';
import { startSystem, type System } from './lib/start-system.ts';
import { account } from './screens/account.ts';
import { administration } from './screens/administration.ts';
import { chat } from './screens/chat.ts';
import { comingIn } from './screens/coming-in.ts';
import { matters } from './screens/matters.ts';
import { records } from './screens/records.ts';

/** `npm run screenshots`: every screen of the demo firm in both themes and two widths, into docs/screens. */
const shots = [...comingIn, ...chat, ...administration, ...records, ...matters, ...account];

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
