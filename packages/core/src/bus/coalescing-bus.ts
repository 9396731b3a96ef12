import { randomBytes } from 'node:crypto';
import { log } from '../log.ts';
import type { Announcement } from './announcement.ts';
import type { Bus } from './bus.ts';
import { packAnnouncement } from './pack-announcement.ts';
import { sendQueue } from './send-queue.ts';

/** The part of a bus that differs between PostgreSQL and Redis: texts out, texts in. */
export type Transport = {
  publish(payload: string): Promise<void>;
  /** Whether there was lately another process to hear what is published. */
  isHeard(): boolean;
  subscribe(onPayload: (payload: string) => void, onReconnect: () => void): Promise<{ isUp(): boolean; close(): Promise<void> }>;
  close(): Promise<void>;
};

type Ear = { onAnnouncement: (announcement: Announcement) => void };

/**
 * Announcements reach this process's own listeners inside the call, and the other processes in batches soon after.
 * Each batch starts with the sender's id, by which it knows and drops its own echo.
 */
export function coalescingBus(transport: Transport, { lingerMs, maxBytes }: { lingerMs: number; maxBytes: number }): Bus {
  const processId = randomBytes(8).toString('hex');
  const ears = new Set<Ear>();
  const subscriptions = new Set<{ isUp(): boolean; close(): Promise<void> }>();
  const batchBytes = maxBytes - processId.length;
  const queue = sendQueue((batch) => transport.publish(processId + batch), {
    lingerMs,
    maxBytes: batchBytes,
    maxQueuedBytes: 4 * 1024 * 1024,
    attempts: 6,
  });

  return {
    announce(announcement) {
      for (const ear of ears) tell(ear, announcement);
      if (!transport.isHeard() && !isUrgent(announcement)) return;
      for (const text of packAnnouncement(announcement, batchBytes - 3)) queue.push(text);
    },
    async listen(onAnnouncement, onGap) {
      const ear = { onAnnouncement };
      const hear = (payload: string) => {
        if (payload.startsWith(processId)) return;
        for (const announcement of parse(payload, processId.length)) tell(ear, announcement);
      };
      ears.add(ear);
      const subscription = await transport.subscribe(hear, onGap).catch((error: unknown) => {
        ears.delete(ear);
        throw error;
      });
      subscriptions.add(subscription);
      return {
        close: async () => {
          ears.delete(ear);
          subscriptions.delete(subscription);
          await subscription.close();
        },
      };
    },
    isUp: () => [...subscriptions].every((subscription) => subscription.isUp()),
    async close() {
      ears.clear();
      await queue.close();
      await Promise.all([...subscriptions].map((subscription) => subscription.close()));
      await transport.close();
    },
  };
}

/**
 * A process that starts to listen just now misses what nobody seemed to hear. It finds log entries by its sweep within a
 * second; that a session or a member has ended, it would learn much later.
 */
function isUrgent(announcement: Announcement): boolean {
  return (
    announcement.kind === 'session' ||
    announcement.kind === 'member' ||
    announcement.kind === 'rules' ||
    announcement.kind === 'boundary' ||
    announcement.kind === 'barrier'
  );
}

function tell(ear: Ear, announcement: Announcement): void {
  try {
    ear.onAnnouncement(announcement);
  } catch (error) {
    log.error({ err: error, kind: announcement.kind }, 'a listener of the bus failed');
  }
}

function parse(payload: string, from: number): Announcement[] {
  try {
    return JSON.parse(payload.slice(from)) as Announcement[];
  } catch {
    log.warn({ bytes: payload.length }, 'an unreadable announcement was dropped');
    return [];
  }
}
