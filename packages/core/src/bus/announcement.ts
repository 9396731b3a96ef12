import type { PresenceView } from '@parley/contract/presence';
import type { LogEvent, MyTopic } from '@parley/contract/server-events';

/**
 * What processes tell each other after a commit. Every kind may be lost: a stream's log fills its own gaps, sessions and
 * members are rechecked on a timer, and the rest is of the moment. `event` is left out when it does not fit.
 */
export type Announcement =
  | { kind: 'log'; tenantId: string; streamId: string; version: number; event?: LogEvent }
  | { kind: 'typing'; tenantId: string; channelId: string; memberId: string }
  | { kind: 'read'; tenantId: string; memberId: string; channelId: string; seq: number; unread: number; mentions: number }
  | { kind: 'mine'; tenantId: string; memberId: string; topics: MyTopic[] }
  | { kind: 'presence'; tenantId: string; presences: PresenceView[] }
  | { kind: 'session'; sessionIds: string[]; reason: 'signedOut' | 'expired' }
  | { kind: 'member'; tenantId: string; memberId: string; change: 'deactivated' | 'role' | 'added' }
  /** The firm's sign-in rules have changed: who is connected has to be looked at again. */
  | { kind: 'rules'; tenantId: string }
  /** What the firm asks its people to sign has changed. */
  | { kind: 'acceptableUse'; tenantId: string }
  /** What may leave in a message has changed: whoever remembers the rules asks again. */
  | { kind: 'boundary'; tenantId: string }
  /** The firm's labels or its banner have changed: whoever remembers them asks again. */
  | { kind: 'label'; tenantId: string }
  /** Who may meet whom has changed: whoever remembers it asks again. */
  | { kind: 'barrier'; tenantId: string };
