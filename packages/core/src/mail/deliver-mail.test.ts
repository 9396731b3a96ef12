import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configureCore } from '../config.ts';
import { deliverMail } from './deliver-mail.ts';
import { invitationMail } from './invitation-mail.ts';
import { renderMail } from './render-mail.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'parley-mail-'));
const outbox = join(dataDir, 'outbox');
beforeAll(() =>
  configureCore({
    secret: 'a secret of at least thirty-two characters',
    dataDir,
    publicUrl: 'https://chat.example',
    realtimeUrl: 'https://realtime.example',
    mailFrom: 'Parley <no-reply@chat.example>',
    version: 'test',
  }),
);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const evil = 'Eve\r\nBcc: everyone@example.com\u2028\u202e<b>"&';
const mail = () =>
  invitationMail({
    token: 't-1',
    key: 'k-1',
    locale: 'en',
    email: 'new@example.com',
    inviterName: evil,
    isOwnWish: false,
    isGuest: false,
    workspaceName: evil,
    expiresAt: new Date('2026-12-01T12:00:00Z'),
  });
const readOutbox = () =>
  readdirSync(outbox)
    .toSorted()
    .map((name) => ({ name, eml: readFileSync(join(outbox, name), 'utf8') }));

test('a name cannot add a header, nor markup to the page', async () => {
  await deliverMail(mail());
  const [found] = readOutbox();
  const headers = found?.eml.split('\r\n\r\n')[0] ?? '';
  expect(headers).not.toMatch(/^Bcc:/im);
  expect(headers.match(/^(?:From|To|Subject):/gim)).toHaveLength(3);
  expect(mail().html).not.toContain('<b>');
  expect(mail().html).toContain('&lt;b&gt;&quot;&amp;');
});

test('a mail goes to one address and no more', async () => {
  for (const to of ['a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', '<a@example.com>', 'nobody', ''])
    await expect(deliverMail({ ...mail(), to })).rejects.toThrow('not one mail address');
});

test('names in the outbox sort by time and end with the recipient', async () => {
  await deliverMail({ ...mail(), to: 'First.Person+x@example.com' });
  const names = readOutbox().map(({ name }) => name);
  expect(names.at(-1)).toMatch(/^\d{8}T\d{9}Z-[0-9a-f]{4}-first\.person\+x@example\.com\.eml$/);
  expect(names.every((name) => !name.endsWith('.partial'))).toBe(true);
});

test('text and page carry the same link', () => {
  const { text, html } = renderMail('en', {
    title: 'T',
    paragraphs: ['p'],
    action: { label: 'Go', url: 'https://chat.example/x?token=a&b=c' },
    footnote: 'f',
  });
  expect(text).toContain('https://chat.example/x?token=a&b=c');
  expect(html).toContain('href="https://chat.example/x?token=a&amp;b=c"');
});
