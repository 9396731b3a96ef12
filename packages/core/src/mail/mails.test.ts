import { toAccentPalette } from '@parley/contract/accent';
import { locales, type Locale } from '@parley/contract/choices';
import { decidedKinds, waitingKinds } from '@parley/contract/waiting';
import { beforeAll, describe, expect, test } from 'vitest';
import { configureCore } from '../config.ts';
import { accountChanges } from '../identity/account-changes.ts';
import { accountChangeMail } from './account-change-mail.ts';
import { confirmationMail } from './confirmation-mail.ts';
import type { Mail } from './deliver-mail.ts';
import { invitationMail } from './invitation-mail.ts';
import { passwordResetMail } from './password-reset-mail.ts';
import { guestEndingMail, ownershipMail, signInMail, welcomeMail } from './people-mails.ts';
import { unreadMail } from './unread-mail.ts';
import { decidedMail, waitingMail } from './waiting-mail.ts';

beforeAll(() =>
  configureCore({
    secret: 'a secret of at least thirty-two characters',
    dataDir: '/nowhere',
    publicUrl: 'https://chat.example',
    realtimeUrl: 'https://realtime.example',
    mailFrom: 'Parley <no-reply@chat.example>',
    version: 'test',
  }),
);

const person = { token: 'token-1', key: 'key-1', email: 'new@example.com', name: 'Ana Wójcik' };
const firm = 'Harbour & Lane';
const expiresAt = new Date('2026-12-03T12:00:00Z');
const unread = (locale: Locale, pushContent: 'full' | 'hidden', count: number) =>
  unreadMail({
    to: person.email,
    key: 'key-1',
    tenant: { slug: 'harbour-lane', name: firm },
    locale,
    preferences: { pushContent },
    words: [{ messageId: 'm', author: 'ليلى', channel: 'general', text: 'Am Montag?', path: '/harbour-lane/c/x' }],
    count,
    token: 'token-1',
  });
const plain = { isOwnWish: false, isGuest: false };
const about = (locale: Locale) => ({ to: person.email, key: 'key-1', locale, firm: { name: firm, slug: 'harbour-lane' } });
const kinds: Record<string, (locale: Locale) => Mail> = {
  confirmation: (locale) => confirmationMail({ ...person, locale }),
  'new password': (locale) => passwordResetMail({ ...person, locale }),
  invitation: (locale) => invitationMail({ ...person, locale, inviterName: 'Maya', workspaceName: firm, expiresAt, ...plain }),
  'wish to join': (locale) =>
    invitationMail({ ...person, locale, inviterName: 'Maya', workspaceName: firm, expiresAt, ...plain, isOwnWish: true }),
  'link to sign in': (locale) => signInMail({ ...person, locale }),
  ...Object.fromEntries(
    waitingKinds.map((kind) => [
      `${kind} wait`,
      (locale: Locale) => waitingMail({ ...about(locale), token: 'token-1', kind, count: 3 }),
    ]),
  ),
  ...Object.fromEntries(
    decidedKinds.flatMap((kind) =>
      [true, false].map((isAgreed) => [
        `${kind} ${isAgreed ? 'agreed to' : 'refused'}`,
        (locale: Locale) => decidedMail({ ...about(locale), token: 'token-1', kind, isAgreed }),
      ]),
    ),
  ),
  welcome: (locale) => welcomeMail(about(locale)),
  ownership: (locale) => ownershipMail({ ...about(locale), from: 'Maya', toName: person.name, isNewOwner: true }),
  'end of a stay': (locale) => guestEndingMail({ ...about(locale), endsAt: expiresAt }),
  ...Object.fromEntries(
    accountChanges.map((what) => [
      what,
      (locale: Locale) => {
        const session = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', address: '192.0.2.7' };
        return accountChangeMail({ to: person.email, key: 'key-1', locale, what, at: expiresAt, session, path: '/x/settings' });
      },
    ]),
  ),
  'what waited': (locale) => unread(locale, 'full', 4),
  'that something waited': (locale) => unread(locale, 'hidden', 4),
};
const kindNames = Object.keys(kinds);
const write = (kind: string, locale: Locale): Mail => kinds[kind]?.(locale) ?? expect.fail(kind);

test('a firm’s mail carries its logo with words in its place, and its colours, by day and by night', () => {
  const accent = toAccentPalette('#8a2be2');
  const logoUrl = 'https://chat.example/api/logo/harbour-lane/icon?v=1&key=k';
  const look = { name: 'Harbour & "Lane"', accent, logoUrl };
  const { html } = welcomeMail({ ...about('en'), firm: { name: look.name, slug: 'harbour-lane', look } });
  expect(html).toContain('src="https://chat.example/api/logo/harbour-lane/icon?v=1&amp;key=k"');
  expect(html).toContain('alt="Harbour &amp; &quot;Lane&quot;"');
  expect(html).toContain(`background:${accent.light.accent};color:${accent.light['accent-ink']}`);
  const night = html.slice(html.indexOf('prefers-color-scheme:dark'), html.indexOf('</style>'));
  expect(night).toContain(`background:${accent.dark.accent}!important;color:${accent.dark['accent-ink']}!important`);
  expect(confirmationMail({ ...person, locale: 'en' }).html).not.toContain('<img');
});

describe.each(locales)('in %s', (locale) => {
  test.each(kindNames)('the mail of kind "%s" says its language and direction', (kind) => {
    const { html, locale: said } = write(kind, locale);
    const direction = locale === 'ar' ? 'rtl' : 'ltr';
    expect(said).toBe(locale);
    expect(html).toContain(`<html lang="${locale}" dir="${direction}">`);
    expect(html).toContain(`dir="${direction}" style="text-align:${direction === 'rtl' ? 'right' : 'left'};`);
  });
  test.each(kindNames)('text and page of the mail of kind "%s" say the same', (kind) => {
    const { text, html } = write(kind, locale);
    const unescaped = html.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    const lines = text.split('\n').filter((line) => line.trim() && !/^(?:-- |Parley$|https:)/.test(line));
    for (const line of lines) expect(unescaped).toContain(line.replace(/:$/, ''));
    expect(html).toContain('https://chat.example/');
    expect(text).not.toMatch(/undefined|\[object|[{}#]\s/);
  });
  test.each(kindNames)('nothing of the mail of kind "%s" is left in English', (kind) => {
    if (locale === 'en') return;
    const english = write(kind, 'en');
    const own = write(kind, locale);
    const sentences = (mail: Mail) =>
      [mail.subject, ...mail.text.split('\n')].filter((line) => /\p{L}{3}.*\s.*\p{L}{3}/u.test(line));
    const quoted = sentences(own).filter((line) => line.includes('Am Montag?'));
    expect(sentences(own).filter((line) => sentences(english).includes(line))).toEqual(quoted);
  });
});

test('what waits is counted by the rules of the language', () => {
  const line = (locale: Locale, count: number) => unread(locale, 'hidden', count).text.split('\n\n')[1];
  expect([1, 2].map((count) => line('de', count))).toEqual(['Eine Nachricht wartet auf Sie.', '2 Nachrichten warten auf Sie.']);
  expect([1, 2].map((count) => line('fr', count))).toEqual(['Un message vous attend.', '2 messages vous attendent.']);
  expect([1, 2, 3, 11, 100].map((count) => line('ar', count)?.replace(/[\d٠-٩]+/, 'N'))).toEqual([
    'رسالة واحدة تنتظرك.',
    'رسالتان تنتظرانك.',
    'N رسائل تنتظرك.',
    'N رسالة تنتظرك.',
    'N رسالة تنتظرك.',
  ]);
});

test('an invitation names its last day as the language writes it', () => {
  const footnote = (locale: Locale) => write('invitation', locale).text;
  expect(footnote('en')).toContain('until Thursday 3 December');
  expect(footnote('de')).toContain('bis Donnerstag, 3. Dezember');
  expect(footnote('ja')).toContain('12月3日');
});

test('a name keeps to itself in a sentence of the other direction, and cannot turn it', () => {
  const { text, subject } = confirmationMail({ ...person, locale: 'ar', name: 'Eve\u202e\u2069' });
  expect(text).toContain('مرحبًا \u2068Eve\u2069،');
  expect(subject).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});
