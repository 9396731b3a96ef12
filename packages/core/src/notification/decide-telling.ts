import type { Preferences } from '@parley/contract/preferences';
import type { PresenceState } from '@parley/contract/presence';
import { isQuiet } from '@parley/contract/quiet-hours';

type Standing = {
  state: PresenceState;
  preferences: Pick<Preferences, 'quietHours' | 'timeZone' | 'emailAfterMinutes'>;
  now: Date;
};
type Waiting = { isDeleted: boolean; isRead: boolean; mayRead: boolean };

export type PushDecision = 'push' | 'deleted' | 'read' | 'active' | 'doNotDisturb' | 'quietHours' | 'noDevice';

/** Whether a phone or a closed browser is to ring for it: the first reason against it wins. */
export function decidePush(waiting: Waiting, { state, preferences, now }: Standing, devices: number): PushDecision {
  if (waiting.isDeleted || !waiting.mayRead) return 'deleted';
  if (waiting.isRead) return 'read';
  if (state === 'do not disturb') return 'doNotDisturb';
  if (state === 'available') return 'active';
  if (isQuiet(preferences, now)) return 'quietHours';
  return devices === 0 ? 'noDevice' : 'push';
}

/** Worth a mail: what is about the person, not everything that a channel set to 'all' brings. */
const mailed: ReadonlySet<string> = new Set(['mention', 'direct', 'thread', 'channelMention', 'keyword', 'ack']);
const giveUpAfterMs = 24 * 3_600_000;

export type MailDecision = 'mail' | 'wait' | 'deleted' | 'read' | 'off' | 'active' | 'notForMail';

/** Whether the absent are written to. `wait`: too soon to say. Who is there all day reads it in the chat. */
export function decideMail(
  waiting: Waiting & { reason: string; createdAt: Date },
  { state, preferences, now }: Standing,
  lastMailAt: Date | null,
): MailDecision {
  if (waiting.isDeleted || !waiting.mayRead) return 'deleted';
  if (waiting.isRead) return 'read';
  if (!mailed.has(waiting.reason)) return 'notForMail';
  if (preferences.emailAfterMinutes === null) return 'off';
  const age = now.valueOf() - waiting.createdAt.valueOf();
  if (state === 'available') return age > giveUpAfterMs ? 'active' : 'wait';
  const pauseMs = preferences.emailAfterMinutes * 60_000;
  const isTooSoon = lastMailAt !== null && now.valueOf() - lastMailAt.valueOf() < pauseMs;
  return age < pauseMs || isTooSoon ? 'wait' : 'mail';
}
