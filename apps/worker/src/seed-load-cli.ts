import { rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hashPassword } from '@parley/core/identity/password';
import { signTicket } from '@parley/core/identity/ticket';
import { importWorkspace } from '@parley/core/import/import-workspace';
import type { ImportedWorkspace } from '@parley/core/import/imported-workspace';
import { log } from '@parley/core/log';
import { closeDatabase } from '@parley/core/realtime/open-database';
import * as z from 'zod';
import { readSeedEnv } from './env.ts';
import { startCore } from './start-core.ts';

export type LoadTenant = {
  tenantId: string;
  slug: string;
  channelIds: string[];
  members: { memberId: string; email: string; ticket: string }[];
};

const usage = 'Use: seed:load -- --tenants N --members M --channels C --out FILE\n';
const count = (max: number) => z.coerce.number().int().min(1).max(max);
const options = z.object({ tenants: count(10_000), members: count(50_000), channels: count(1_000), out: z.string().min(1) });

const dayMs = 24 * 3_600_000;
const atOnce = 3;
/** Everybody's, so that five thousand people do not cost five thousand hashes. */
const password = 'load-run-password';

/** Fills a database with firms for load runs and writes who is in them, with tickets that are good for a day. */
async function main(): Promise<void> {
  const names = {
    tenants: { type: 'string' },
    members: { type: 'string' },
    channels: { type: 'string' },
    out: { type: 'string' },
  } as const;
  const parsed = options.safeParse(parseArgs({ options: names }).values);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  --${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${usage}${problems.join('\n')}`);
  }
  const { tenants, members, channels, out } = parsed.data;
  startCore(readSeedEnv(), 'seed-load');
  const startedAt = performance.now();
  const passwordHash = await hashPassword(password);
  // A run's firms have addresses of their own, so that one database can be filled several times.
  const run = Date.now().toString(36);
  const made: LoadTenant[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < tenants; n = next++)
      made[n] = await makeTenant({ slug: `load-${run}-${n + 1}`, members, channels, passwordHash });
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await writeFile(`${out}.partial`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${out}.partial`, out);
  await closeDatabase();
  log.info({ tenants, members, channels, tookMs: Math.round(performance.now() - startedAt) }, 'the load firms are there');
}

async function makeTenant(size: { slug: string; members: number; channels: number; passwordHash: string }): Promise<LoadTenant> {
  const { slug, passwordHash } = size;
  const createdAt = new Date(Date.now() - 3_600_000);
  const keys = Array.from({ length: size.members }, (_, i) => `m${i + 1}`);
  const firm: ImportedWorkspace = {
    slug,
    name: slug,
    createdAt,
    sessionsMs: dayMs,
    people: keys.map((key, i) => ({
      key,
      email: `${key}@${slug}.example`,
      name: `Member ${i + 1}`,
      title: '',
      role: i === 0 ? 'owner' : 'member',
      passwordHash,
      joinedAt: createdAt,
    })),
    channels: Array.from({ length: size.channels }, (_, i) => ({
      kind: 'public',
      name: i === 0 ? 'general' : `channel-${i + 1}`,
      createdBy: 'm1',
      createdAt,
      members: keys.map((key) => ({ key, joinedAt: createdAt })),
      messages: [],
    })),
  };
  const ids = await importWorkspace(firm);
  if (!ids) throw new Error(`There is a workspace ${slug} already.`);
  const { tenantId } = ids;
  return {
    tenantId,
    slug,
    channelIds: ids.channelIds,
    members: ids.members.map(({ memberId, email, sessionId }) => ({
      memberId,
      email,
      ticket: signTicket({ tenantId, memberId, sessionId: sessionId ?? '' }, dayMs).ticket,
    })),
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
