import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setChannelTopic } from '@parley/core/channel/change-channel';
import { storeUpload } from '@parley/core/file/store-upload';
import { linkFile } from '@parley/core/file/link-file';
import { createGroup } from '@parley/core/group/change-group';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import { findPreview } from '@parley/core/preview/find-preview';
import { previewMessage } from '@parley/core/preview/preview-message';
import { buildChannel, buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import { hostileTexts } from '@parley/core/testing/hostile-texts';
import type { Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import { mustBeInert, mustNotice, watchForStrangers } from '../lib/inert.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const first = 'The first of all';
const last = 'The last of all';
const shortOnes = hostileTexts.filter((text) => text.length <= 60 && !text.includes('\n'));

type Sent = Partial<Parameters<typeof sendMessage>[1]>;
const send = async (author: BuiltMember, channelId: string, body: string, more: Sent = {}) =>
  (await sendMessage(author, { clientId: newId(), channelId, body, ...more })).message;
/** Some are refused at the boundary already; the rest has to be harmless by itself. */
const trySend = (...args: Parameters<typeof send>) =>
  send(...args).then(
    () => 1,
    (error: { code?: string }) => {
      if (error.code !== 'FORBIDDEN') throw error;
      return 0;
    },
  );

async function visit(stage: Stage, member: BuiltMember, path: string): Promise<Page> {
  const { page } = await visitAs(stage, member, 1);
  await watchForStrangers(page);
  await page.goto(path);
  return page;
}

/** Draws every message of the channel once, from the last to the first. */
async function readUpwards(page: Page): Promise<void> {
  await article(page, last).first().waitFor();
  await page.getByRole('feed', { name: /^Messages/ }).hover();
  await eventually(
    'the first message',
    async () => {
      await page.mouse.wheel(0, -500);
      return article(page, first).count();
    },
    (count) => count > 0,
    120_000,
  );
}

async function* bytes(content: string) {
  yield Buffer.from(content);
}

/** What must stay words, or bytes, whatever it says. */
export const attackJourneys: Journey[] = [
  {
    name: 'two hundred hostile messages are read as they were written, and nothing of them runs',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, generalId, slug } = await buildTenant({ marker: 'Attacked' });
      await send(owner, generalId, first);
      let sent = 0;
      for (const text of hostileTexts) sent += await trySend(owner, generalId, text);
      mustBe('most were let through', sent > 150, true);
      await send(owner, generalId, last);
      const page = await visit(stage, owner, `/${slug}/c/${generalId}`);
      await readUpwards(page);
      await article(page, '<script>__ran=1</script>').first().waitFor();
      await mustBeInert('messages', page);
      await mustNotice(page);
    },
  },
  {
    name: 'hostile names, topics, files, polls, snippets, groups and previews are read as they were written',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant({ marker: '<img src=x onerror=__ran=1>' });
      const { owner, slug } = tenant;
      const names = shortOnes.slice(0, 12);
      const people = await Promise.all(names.map((name) => buildMember(tenant, { name })));
      const channelId = await buildChannel(tenant, { name: '<svg/onload=__ran=1>', members: people });
      await setChannelTopic(owner, { channelId, topic: '<script>__ran=1</script><img src=x onerror=__ran=1>' });
      await createGroup(owner, {
        name: '<iframe srcdoc="<script>parent.__ran=1</script>">',
        memberIds: people.map((one) => one.memberId),
      });
      await send(owner, channelId, first);
      for (const [index, person] of people.entries()) {
        const text = shortOnes[(index * 7) % shortOnes.length] ?? '';
        const { file } = await storeUpload(person, { name: `${text}.txt`, bytes: bytes(text) });
        await send(person, channelId, `<@${owner.memberId}>`, { fileIds: [file.id] });
        await trySend(person, channelId, '', {
          extra: { poll: { question: text, options: [text, `${text} `], isMultiple: false } },
        });
        await trySend(person, channelId, text, { extra: { snippet: { title: text, language: 'html' } } });
      }
      await sendPreviews(owner, channelId);
      await send(owner, channelId, last);
      const page = await visit(stage, owner, `/${slug}/c/${channelId}`);
      await article(page, '<u>hostile').first().waitFor();
      await readUpwards(page);
      await mustBeInert('everything in a channel', page);
      for (const path of ['admin', 'admin/members', 'admin/groups', 'settings']) {
        await page.goto(`/${slug}/${path}`);
        await page.getByRole('heading').first().waitFor();
        await mustBeInert(path, page);
      }
    },
  },
  {
    name: 'every page carries a policy that runs only its own scripts, with a nonce of its own',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, slug, generalId } = await buildTenant({ marker: 'Policy' });
      const { page } = await visitAs(stage, owner, 1);
      const inside = ['', `/c/${generalId}`, '/settings', '/admin', '/admin/members', '/admin/security', '/nothing/here'];
      const outside = [
        '/',
        '/signin',
        '/signup',
        '/forgot',
        '/reset',
        '/confirm',
        '/invitation',
        '/unsubscribe',
        '/workspaces',
        '/no/such/page',
      ];
      const nonces = new Set<string>();
      const paths = [...outside, ...inside.map((path) => `/${slug}${path}`)];
      for (const path of paths) {
        const answer = await page.request.get(path);
        const policy = answer.headers()['content-security-policy'] ?? '';
        const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each] as const));
        const scripts = directives.get('script-src') ?? '';
        mustBe(`${path}: inline scripts`, /unsafe-inline|https?:|\*/.test(scripts), false);
        mustBe(
          `${path}: what is closed`,
          ['object-src', 'base-uri', 'frame-src', 'frame-ancestors'].map((name) => directives.get(name)).join('; '),
          "object-src 'none'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'",
        );
        mustBe(`${path}: forms`, directives.get('form-action'), "form-action 'self'");
        mustBe(`${path}: type guessing`, answer.headers()['x-content-type-options'], 'nosniff');
        nonces.add(/'nonce-([^']{16,})'/.exec(scripts)?.[1] ?? '');
      }
      mustBe('nonces, each once', nonces.size, paths.length);
      mustBe('a page without a nonce', nonces.has(''), false);
    },
  },
  {
    name: 'an uploaded page or drawing is only ever a download, and never runs as a page of ours',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, generalId } = await buildTenant({ marker: 'Download' });
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${owner.slug}/c/${generalId}`);
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" onload="document.cookie=\'ran=1\'"><script>document.cookie="ran=1"</script></svg>';
      const html = '<!doctype html><script>document.cookie="ran=1"</script>';
      for (const [name, content] of [
        ['page.html', html],
        ['page.xhtml', html],
        ['page.png', html],
        ['page.txt', html],
        ['page', html],
        ['drawing.svg', svg],
        ['drawing.jpg', svg],
      ] as const) {
        const { file } = await storeUpload(owner, { name, bytes: bytes(content) });
        await send(owner, generalId, name, { fileIds: [file.id] });
        for (const query of ['', '?size=screen', '?size=thumb'])
          mustBe(`${name}${query} in place`, (await page.request.get(`/api/files/${file.id}${query}`)).status(), 404);
        const { url } = await linkFile(owner, { fileId: file.id });
        const headers = (await page.request.get(url)).headers();
        mustBe(`${name}: disposition`, headers['content-disposition']?.split(';')[0], 'attachment');
        mustBe(`${name}: type guessing`, headers['x-content-type-options'], 'nosniff');
        mustBe(`${name}: sandbox`, /default-src 'none'.*; sandbox$/.test(headers['content-security-policy'] ?? ''), true);
        mustBe(
          `${name}: type`,
          /^(?:application\/octet-stream|text\/plain; charset=utf-8)$/.test(headers['content-type'] ?? ''),
          true,
        );
        const downloading = page.waitForEvent('download');
        await page.goto(new URL(url, stage.system.baseUrl).href).catch(() => undefined);
        await (await downloading).cancel();
      }
      mustBe(
        'what ran',
        (await page.context().cookies()).some(({ name }) => name === 'ran'),
        false,
      );
    },
  },
];

/** Pages that call themselves hostile things. Their names mean a public address; a server here answers for it. */
async function sendPreviews(author: BuiltMember, channelId: string): Promise<void> {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const server = createServer(({ url = '' }, response) => {
    const text = escaped(`<u>hostile ${shortOnes[Number(url.slice(1))] ?? ''}`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<title>${text}</title><meta name="description" content="${text}"><meta property="og:site_name" content="${text}">`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const guard = {
    resolve: async () => ['93.184.216.34'],
    dial: () => ({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
  };
  for (let index = 0; index < 60; index += 3) {
    const links = [0, 1, 2].map((more) => `http://hostile.example/${index + more}`);
    // Asked before they are sent: the worker finds the answers there, and asks nobody.
    for (const link of links) await findPreview(author.tenantId, link, { ...guard, mayAsk: async () => undefined });
    const { id } = await send(author, channelId, links.join(' '));
    await previewMessage({ tenantId: author.tenantId, messageId: id });
  }
  server.close();
}
