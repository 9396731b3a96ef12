import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page, WebSocketRoute } from 'playwright-core';
import { inRoot } from '../../scripts/lib/paths.mjs';
import type { System } from './start-system.ts';

/** What a browser test works with: people at their own browsers, their mail, and a system that nobody else uses the firm of. */
export type Stage = {
  system: System;
  /** A new browser, as another person's or another device's. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** The newest link in the mail to an address. */
  mailedLink(to: string): Promise<string>;
  unique(word: string): string;
};
export type Theme = 'light' | 'dark';
export type Journey = {
  name: string;
  buses: ('pg' | 'redis')[];
  /** Both: its main acts must hold in each, and are walked so under `E2E_THEME=both`. One: it is about that one. */
  themes?: Theme[];
  /** It uses what the engine has only together with a window system, such as the notices of the system. */
  inWholeBrowser?: boolean;
  walk(stage: Stage): Promise<void>;
};

/** Passes on what the development server says, except that the page should change. */
function withoutReloads(socket: WebSocketRoute): void {
  const server = socket.connectToServer();
  socket.onMessage((message) => server.send(message));
  server.onMessage((message) => {
    if (typeof message !== 'string' || !/"type":"(?:reloadPage|serverComponentChanges|restart)"/.test(message))
      socket.send(message);
  });
}

let counter = 0;

export function openStage(
  browser: Browser,
  system: System,
  theme: Theme,
): { stage: Stage; close(): Promise<void>; pages: Page[]; complaints: string[] } {
  const contexts: BrowserContext[] = [];
  const pages: Page[] = [];
  const complaints: string[] = [];
  const stage: Stage = {
    system,
    visit: async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        baseURL: system.baseUrl,
        locale: 'en-GB',
        reducedMotion: 'reduce',
        colorScheme: theme,
        ...options,
      });
      // Long, for slow machines: what must be quick says so itself. In development a page is compiled when it is first asked for.
      context.setDefaultTimeout(60_000);
      // And others may be at work on it: their changes must not load the page anew under somebody's hands.
      if (process.env.E2E_SYSTEM) await context.routeWebSocket(/\/_next\/.*hmr/, withoutReloads);
      // The loader that runs these files wraps named functions in this helper, also those that are sent into the page.
      await context.addInitScript('globalThis.__name = (fn) => fn');
      // Some breaches are caught by the code that caused them and never reach the console by themselves.
      await context.addInitScript(
        "document.addEventListener('securitypolicyviolation', (event) => console.error('Content Security Policy: ' + event.violatedDirective + ' ' + event.blockedURI))",
      );
      contexts.push(context);
      const page = await context.newPage();
      pages.push(page);
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
      });
      return page;
    },
    mailedLink: async (to) => {
      const outbox = join(system.dataDir, 'outbox');
      const deadline = Date.now() + 20_000;
      while (Date.now() < deadline) {
        // Mails that only tell of something carry no link of this kind, but one with which to end them.
        const link = listFiles(outbox)
          .filter((file) => file.toLowerCase().endsWith(`-${to}.eml`))
          .map((file) => readFileSync(join(outbox, file), 'utf8'))
          .flatMap((mail) => /https?:\/\/(?![^\s"<>]*unsubscribe)[^\s"<>]+token=[^\s"<>]+/.exec(decode(mail))?.[0] ?? [])
          .at(-1);
        if (link) return link;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`No mail to ${to} came.`);
    },
    unique: (word) => `${word}${(counter += 1)}${Date.now().toString(36)}`,
  };
  return { stage, pages, complaints, close: async () => void (await Promise.all(contexts.map((context) => context.close()))) };
}

export async function keepFailure(pages: Page[], name: string): Promise<string> {
  const dir = inRoot('e2e/failures');
  mkdirSync(dir, { recursive: true });
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(dir, `${name.replaceAll(/\W+/g, '-').slice(0, 80)}-${index + 1}.png`) }).catch(() => {});
  return dir;
}

function listFiles(dir: string): string[] {
  try {
    return readdirSync(dir).toSorted();
  } catch {
    return [];
  }
}

const decode = (mail: string) => mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
