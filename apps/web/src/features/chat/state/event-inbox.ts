import type { LogEvent } from '@parley/contract/server-events';
import { applyEvent, messageChange } from './apply-event.ts';
import type { ChatCache, MessageChange } from './chat-cache.ts';

const heldMax = 500;

type Hooks<Cache extends ChatCache> = {
  read(): Cache;
  write(cache: Cache): void;
  /** Calls back once, at the next frame. */
  schedule(flush: () => void): void;
  watching(): string | null;
  onGap(channelId: string): void;
  onAsk(channelId: string): void;
  /** Events that took effect, after the write. */
  onApplied(events: LogEvent[], changes: MessageChange[]): void;
};

/**
 * Takes log entries as they arrive, applies a burst of them in one write, and holds those that came too early until
 * `sync` has filled the gap before them.
 */
export type EventInbox = {
  receive(event: LogEvent): void;
  flush(): void;
  /** The channel's cursor has moved by other means: those held back may fit now. */
  settle(channelId: string): void;
};

export function createEventInbox<Cache extends ChatCache>(hooks: Hooks<Cache>): EventInbox {
  let queue: LogEvent[] = [];
  let isScheduled = false;
  const held = new Map<string, Map<number, LogEvent>>();

  const hold = (event: LogEvent) => {
    const early = held.get(event.payload.channelId) ?? new Map<number, LogEvent>();
    // Beyond the bound they are dropped: `sync` brings them as well.
    if (early.size < heldMax) early.set(event.payload.version, event);
    held.set(event.payload.channelId, early);
  };

  const takeHeld = (channelId: string, cursor: number): LogEvent | undefined => {
    const early = held.get(channelId);
    if (!early) return undefined;
    for (const version of early.keys()) if (version <= cursor) early.delete(version);
    const event = early.get(cursor + 1);
    if (early.size === 0) held.delete(channelId);
    return event;
  };

  const applyAll = (events: LogEvent[]) => {
    let cache = hooks.read();
    const before = cache;
    const watching = hooks.watching();
    const applied: LogEvent[] = [];
    const gaps = new Set<string>();
    const asks = new Set<string>();
    const apply = (event: LogEvent): LogEvent | undefined => {
      const { channelId } = event.payload;
      const result = applyEvent(cache, event, watching);
      cache = result.cache;
      if (result.ask) asks.add(channelId);
      if (result.outcome === 'gap') {
        hold(event);
        gaps.add(channelId);
      }
      if (result.outcome !== 'applied') return undefined;
      applied.push(event);
      return takeHeld(channelId, event.payload.version);
    };
    for (const first of events) for (let event: LogEvent | undefined = first; event;) event = apply(event);
    if (cache !== before) hooks.write(cache);
    if (applied.length > 0)
      hooks.onApplied(
        applied,
        applied.flatMap((event) => messageChange(event) ?? []),
      );
    for (const channelId of gaps) if (held.has(channelId)) hooks.onGap(channelId);
    for (const channelId of asks) hooks.onAsk(channelId);
  };

  const flush = () => {
    isScheduled = false;
    const events = queue;
    queue = [];
    if (events.length > 0) applyAll(events);
  };

  return {
    receive: (event) => {
      queue.push(event);
      if (isScheduled) return;
      isScheduled = true;
      hooks.schedule(flush);
    },
    flush,
    settle: (channelId) => {
      const entry = hooks.read().channels[channelId];
      if (!entry) {
        held.delete(channelId);
        return;
      }
      if (entry.isPartial) return;
      const next = takeHeld(channelId, entry.cursor);
      if (next) applyAll([next]);
      if (held.has(channelId)) hooks.onGap(channelId);
    },
  };
}
