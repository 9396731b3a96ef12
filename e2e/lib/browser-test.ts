import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { BuiltMember } from '@parley/core/testing/build';
import type { System } from './system.ts';

/** One guarantee, shown in real browsers. Each test makes its own firm and its own browser contexts. */
export type BrowserTest = { name: string; run: (world: World) => Promise<void> };

export type World = {
  system: System;
  /** A browser of its own, signed in as `member` if one is given, kept at one realtime node if one is named. */
  browse(options?: BrowseOptions): Promise<Visitor>;
};
export type BrowseOptions = { member?: BuiltMember; node?: 1 | 2; context?: BrowserContextOptions };
export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** The word of the user agent by which the proxy knows it. */ tag: string;
};

export type OpenWorld = World & {
  pages: { name: string; page: Page; said: string[] }[];
  problems: string[];
  close(): Promise<void>;
};

let visitors = 0;

/** What a page must never do, whatever the test is about, is gathered in `problems`. */
export function openWorld(browser: Browser, system: System): OpenWorld {
  const contexts: BrowserContext[] = [];
  const pages: OpenWorld['pages'] = [];
  const problems: string[] = [];

  const watch = (page: Page, name: string) => {
    const said: string[] = [];
    pages.push({ name, page, said });
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      said.push(`${message.type()}: ${message.text()}`);
      if (/Content Security Policy|Minified React error|Hydration/i.test(message.text()))
        problems.push(`${name}: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      said.push(`exception: ${error.stack ?? error.message}`);
      problems.push(`${name}: ${error.message}`);
    });
    page.on('dialog', (dialog) => {
      problems.push(`${name}: a dialog said ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('requestfailed', (request) =>
      said.push(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`),
    );
    page.on('response', (response) => {
      if (response.status() >= 400) said.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
    });
  };

  return {
    system,
    pages,
    problems,
    async browse({ member, node, context: options = {} } = {}) {
      visitors += 1;
      const tag = `visitor/${visitors}.`;
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 ${tag}${node ? ` node/${node}` : ''}`,
        reducedMotion: 'reduce',
        ...options,
      });
      contexts.push(context);
      if (member)
        await context.addCookies([
          { name: 'parley.session', value: member.sessionToken, url: system.url, httpOnly: true, sameSite: 'Lax' },
        ]);
      context.on('page', (page) => watch(page, `visitor ${visitors}`));
      const page = await context.newPage();
      return { page, context, tag };
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close().catch(() => {})));
    },
  };
}
