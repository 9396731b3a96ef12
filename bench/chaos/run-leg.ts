import { setTimeout as sleep } from 'node:timers/promises';
import { removeChannelMember } from '@parley/core/channel/change-channel';
import type { Cluster } from '../lib/cluster.ts';
import { seededRandom } from '../lib/random.ts';
import { faults, shuffled } from './faults.ts';
import { judge, type Verdict } from './judge.ts';
import { openMember, type Member } from './member.ts';
import { buildFirm, type Firm } from './people.ts';
import { readTruth } from './read-truth.ts';
import { write, type Acknowledged } from './writer.ts';

export type LegOptions = {
  seed: number;
  /** Faults are repeated in new orders until this much time has gone by; one round at least. */
  minutes: number;
  pace: number;
  isControl: boolean;
  say(text: string): void;
};
export type Leg = { verdict: Verdict; notes: Record<string, number> };

const firmSize = 24;
/** Half of the people write: on both nodes, some who wait for their node and some who go to the other one. */
const writerPositions = [0, 1, 6, 7];
const writerPauseMs = 70;
const catchUpLimitMs = 60_000;

/** Two firms write and listen on two nodes while everything under them fails; then the history is judged. */
export async function runLeg(cluster: Cluster, options: LegOptions): Promise<Leg> {
  const random = seededRandom(options.seed);
  const firms = [await buildFirm(cluster.admin, 'Ash', firmSize), await buildFirm(cluster.admin, 'Birch', firmSize)];
  const urls = cluster.nodes.map((node) => node.url);
  const members = firms.flatMap((firm) =>
    firm.members.map(({ actor, channels }, index) =>
      openMember({ actor, channels, urls, home: index, stays: index % 4 < 2, isCareless: options.isControl }),
    ),
  );
  const channelIds = firms.flatMap((firm) => firm.channelIds);

  let isStopping = false;
  const writing = members
    .filter((_, index) => writerPositions.includes(index % 8))
    .map((member, index) =>
      write({
        name: `w${index}`,
        member,
        channelIds: [...member.screens.keys()],
        random: seededRandom(options.seed + 1 + index),
        pauseMs: writerPauseMs,
        isForgetful: options.isControl,
        isStopping: () => isStopping,
      }),
    );
  const calm = () => sleep((600 + random() * 900) * options.pace);
  await calm();
  await runFaults(cluster, firms, { ...options, random, calm });
  isStopping = true;
  const writers = await Promise.all(writing);
  const truth = await waitForMembers(cluster, members, channelIds, options.isControl ? 2_000 : catchUpLimitMs);
  const verdict = await judge(truth, members, writers);
  for (const member of members) member.close();
  for (const problem of new Set(writers.flatMap((writer) => writer.unexpected))) options.say(`unexpected: ${problem}`);
  return { verdict, notes: toNotes(members, writers) };
}

type Pace = LegOptions & { random: () => number; calm: () => Promise<void> };

async function runFaults(cluster: Cluster, firms: Firm[], { minutes, pace, random, calm, say }: Pace): Promise<void> {
  const plan = faults(cluster, pace);
  const deadline = Date.now() + minutes * 60_000;
  const removals = firms.map((firm) => () => removeSomebody(firm));
  for (let round = 0; round === 0 || Date.now() < deadline; round += 1) {
    const order = round === 0 ? plan : shuffled(plan, random);
    for (const [index, fault] of order.entries()) {
      // One member leaves in calm, another one while their node cannot hear of it.
      const isCalmRemoval = index === 1;
      if (isCalmRemoval) await removals.shift()?.();
      const removal = index === order.length - 1 ? removals.shift() : undefined;
      say(fault.name);
      await Promise.all([fault.run(), removal ? sleep(500).then(removal) : undefined]);
      await calm();
    }
  }
}

/** Takes a writer who stays on the second node out of #general, whatever is broken just now. */
async function removeSomebody(firm: Firm): Promise<void> {
  const target = firm.members[1];
  const channelId = firm.channelIds[0];
  if (!target || !channelId) throw new Error('The firm is too small.');
  for (;;) {
    try {
      await removeChannelMember(firm.owner, { channelId, memberId: target.actor.memberId });
      return;
    } catch {
      await sleep(200);
    }
  }
}

/** Reads the truth once nobody writes, and waits until all members have caught up with it, or the limit has passed. */
async function waitForMembers(cluster: Cluster, members: Member[], channelIds: string[], limitMs: number) {
  const truth = await readTruth(cluster.admin, channelIds);
  const heads = new Map([...truth.values()].map((channel) => [channel.channelId, channel.head]));
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline && !members.every((member) => member.isCaughtUp(heads))) await sleep(50);
  return truth;
}

function toNotes(members: Member[], writers: Acknowledged[]): Record<string, number> {
  const ackMs = writers.flatMap((writer) => writer.ackMs).sort((a, b) => a - b);
  const at = (share: number) => ackMs[Math.min(ackMs.length - 1, Math.floor(ackMs.length * share))] ?? 0;
  const total = (of: (writer: Acknowledged) => number) => writers.reduce((sum, writer) => sum + of(writer), 0);
  const seen = (of: (member: Member) => number) => members.reduce((sum, member) => sum + of(member), 0);
  return {
    sends: total((writer) => writer.sends.length),
    'edits, deletes, reactions': total((writer) => writer.edits.size + writer.deletes.size + writer.reactions.size),
    retries: total((writer) => writer.retries),
    'refused after removal': total((writer) => writer.refused),
    'entries heard': seen((member) => member.saw.heard.length),
    reconnects: seen((member) => member.saw.reconnects),
    'gaps found and healed': seen((member) => member.saw.gaps),
    'ack p50 ms': at(0.5),
    'ack p99 ms': at(0.99),
    'ack max ms': at(1),
  };
}
