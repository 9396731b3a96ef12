import { permissions } from '@parley/contract/permission';
import { importWorkspace } from '@parley/core/import/import-workspace';
import { listMessages } from '@parley/core/message/read-messages';
import type { Bench, Figure } from './figure.ts';

/** W5: the latest 50 messages of a channel with 100,000, through core's `listMessages` (access check included). */
export async function latestPage(bench: Bench): Promise<Figure[]> {
  const messages = bench.isQuick ? 20_000 : 100_000;
  const reads = bench.isQuick ? 500 : 3_000;
  const { actor, channelId } = await buildHistory(messages);
  await bench.cluster.admin.query('ANALYZE');
  for (let warm = 0; warm < 50; warm += 1) await listMessages(actor, { channelId });
  const times: number[] = [];
  for (let read = 0; read < reads; read += 1) {
    const started = performance.now();
    const page = await listMessages(actor, { channelId });
    times.push(performance.now() - started);
    if (page.messages.length !== 50) throw new Error(`A page has ${page.messages.length} messages.`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  const of = `latest 50 of ${messages.toLocaleString('en')} (core)`;
  return [
    { workload: 'W5', measure: `${of}: p50`, unit: 'ms', values: { Parley: at(0.5) }, goal: { atMost: 2 } },
    { workload: 'W5', measure: `${of}: p99`, unit: 'ms', values: { Parley: at(0.99) }, goal: { atMost: 6 } },
  ];
}

async function buildHistory(count: number) {
  const slug = `history-${process.pid}`;
  const start = Date.now() - 30 * 86_400_000;
  const at = (index: number) => new Date(start + index * 20_000);
  const keys = Array.from({ length: 20 }, (_, index) => `p${index}`);
  const made = await importWorkspace({
    slug,
    name: slug,
    createdAt: new Date(start - 1_000),
    sessionsMs: 3_600_000,
    people: keys.map((key, index) => ({
      key,
      email: `${key}@${slug}.example`,
      name: `Person ${index}`,
      title: '',
      role: index === 0 ? 'owner' : 'member',
      passwordHash: '',
      joinedAt: new Date(start - 1_000),
    })),
    channels: [
      {
        kind: 'public',
        name: 'general',
        createdBy: 'p0',
        createdAt: new Date(start - 1_000),
        members: keys.map((key) => ({ key, joinedAt: new Date(start - 1_000) })),
        messages: Array.from({ length: count }, (_, index) => ({
          author: keys[index % keys.length] ?? 'p0',
          at: at(index),
          text: `Message ${index} of a long conversation about the accounts of the third quarter and what is to be done.`,
        })),
      },
    ],
  });
  const [reader] = made?.members ?? [];
  const [channelId] = made?.channelIds ?? [];
  if (!made || !reader || !channelId) throw new Error('The history could not be made.');
  const actor = {
    tenantId: made.tenantId,
    slug,
    memberId: reader.memberId,
    userId: '',
    role: 'owner' as const,
    name: 'Person 0',
    sessionId: reader.sessionId ?? '',
    permissions: [...permissions],
    isEmailConfirmed: true,
  };
  return { actor, channelId };
}
