import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = ['apps', 'packages'].flatMap((group) =>
  readdirSync(`${root}${group}`).flatMap((name) => sourcesIn(`${root}${group}/${name}/src`)),
);

function sourcesIn(dir: string): { path: string; text: string }[] {
  let entries;
  try {
    entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('/generated'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

const using = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .toSorted();

test('the unscoped client is imported by the reviewed few: sign-up, sign-in, and the work of no one tenant', () => {
  expect(using(/from '[^']*with-system(?:\.ts)?'/)).toEqual([
    'packages/core/src/archive/keys.ts',
    'packages/core/src/backup/second-copy.ts',
    'packages/core/src/billing/customer.ts',
    'packages/core/src/export/export-now.ts',
    'packages/core/src/identity/account-changes.ts',
    'packages/core/src/identity/account.ts',
    'packages/core/src/identity/check-passkey.ts',
    'packages/core/src/identity/devices.ts',
    'packages/core/src/identity/issue-email-token.ts',
    'packages/core/src/identity/magic-link.ts',
    'packages/core/src/identity/note-device.ts',
    'packages/core/src/identity/passkey-challenge.ts',
    'packages/core/src/identity/passkey-sign-in.ts',
    'packages/core/src/identity/passkeys.ts',
    'packages/core/src/identity/record-own-act.ts',
    'packages/core/src/identity/recovery-codes.ts',
    'packages/core/src/identity/require-proof.ts',
    'packages/core/src/identity/second-factor.ts',
    'packages/core/src/identity/session.ts',
    'packages/core/src/identity/sign-in.ts',
    'packages/core/src/identity/take-code.ts',
    'packages/core/src/import/import-workspace.ts',
    'packages/core/src/invitation/accept-invitation.ts',
    'packages/core/src/invitation/ask-to-join.ts',
    'packages/core/src/invitation/invitation-links.ts',
    'packages/core/src/invitation/join-requests.ts',
    'packages/core/src/invitation/join-workspace.ts',
    'packages/core/src/invitation/mail-domains.ts',
    'packages/core/src/invitation/open-invitation.ts',
    'packages/core/src/job/for-each-tenant.ts',
    'packages/core/src/mail/account-change-mail.ts',
    'packages/core/src/mail/emergency-mail.ts',
    'packages/core/src/mail/recipient-locale.ts',
    'packages/core/src/scim/handle-scim.ts',
    'packages/core/src/scim/scim-context.ts',
    'packages/core/src/scim/scim-token.ts',
    'packages/core/src/sign-in-rule/list-without-second-factor.ts',
    'packages/core/src/sign-in-rule/mail-new-device.ts',
    'packages/core/src/sign-in-rule/mail-recovery.ts',
    'packages/core/src/sign-in-rule/recover-sign-in.ts',
    'packages/core/src/sign-in-rule/sign-in-rules.ts',
    'packages/core/src/single-sign-on/admit-person.ts',
    'packages/core/src/single-sign-on/attempts.ts',
    'packages/core/src/single-sign-on/firm-sign-in.ts',
    'packages/core/src/single-sign-on/join-by-provider.ts',
    'packages/core/src/single-sign-on/note-emergency.ts',
    'packages/core/src/single-sign-on/our-metadata.ts',
    'packages/core/src/single-sign-on/receive-answer.ts',
    'packages/core/src/single-sign-on/settings.ts',
    'packages/core/src/social-sign-in/accept-by-provider.ts',
    'packages/core/src/social-sign-in/sign-up-by-provider.ts',
    'packages/core/src/social-sign-in/social-accounts.ts',
    'packages/core/src/subject-rights/erase-person.ts',
    'packages/core/src/subject-rights/write-my-data.ts',
    'packages/core/src/testing/build.ts',
    'packages/core/src/workspace/address.ts',
    'packages/core/src/workspace/create-workspace.ts',
    'packages/core/src/workspace/deletion.ts',
    'packages/core/src/workspace/erase-workspace.ts',
    'packages/core/src/workspace/find-current-slug.ts',
    'packages/core/src/workspace/logo-link.ts',
    'packages/core/src/workspace/mail-erasure-proof.ts',
    'packages/core/src/workspace/settings.ts',
    'packages/core/src/workspace/setup.ts',
    'packages/db/src/billing/idle-members.ts',
    'packages/db/src/member/member-table.ts',
    'packages/db/src/sweep/delete-spent-identity.ts',
  ]);
  expect(using(/\b(?:system|systemPrisma)\b.*database\(\)|database\(\)\.system/)).toEqual([
    'packages/db/src/identity/rate-limit-store.ts',
    'packages/db/src/identity/resolve-actor-row.ts',
    'packages/db/src/import/insert-workspace.ts',
    'packages/db/src/realtime/open-connection-row.ts',
    'packages/db/src/with-system.ts',
  ]);
});

test('no query is put together from text: the unsafe calls of Prisma are used nowhere', () => {
  expect(using(/\.\s*\$(?:query|execute)RawUnsafe|Prisma\.raw\b/)).toEqual([]);
});

test('the database is spoken to from packages/db alone', () => {
  const outside = (paths: string[]) => paths.filter((path) => !path.startsWith('packages/db/'));
  expect(using(/from '(?:pg|pg-[^']*)'|import\('pg'\)/)).toContain('packages/db/src/database.ts');
  expect(outside(using(/from '(?:pg|pg-[^']*)'|import\('pg'\)|require\('pg'\)/))).toEqual([]);
  expect(outside(using(/@prisma\/|db\/generated|\/generated\/client/))).toEqual([]);
});

test('the tenant is set in packages/db alone, and for the transaction only', () => {
  const setters = sources.filter(({ text }) => /set_config\(|SET (?:LOCAL |SESSION )?app\./.test(text));
  expect(setters.map(({ path }) => path).toSorted()).toEqual(['packages/db/src/with-system.ts', 'packages/db/src/with-tenant.ts']);
  for (const { text } of setters) expect(text.match(/set_config\([^)]*\)/g)?.every((call) => call.endsWith(', true)'))).toBe(true);
});
