import type { ReadLogEvent } from '@parley/core/sync/read-log-events';

export type PumpOptions = {
  /** Entries after a version, in order; all there are, or `limit` of them. */
  read(afterVersion: number, limit: number): Promise<ReadLogEvent[]>;
  emit(event: ReadLogEvent): void;
  onReadFailed(error: unknown): void;
};

/**
 * Sends one stream's entries to this node's sockets in version order, each once, whatever the bus does: the next one
 * goes out as it is, a jump is filled from the log, an old one is dropped. What is heard while a fill is under way waits.
 */
export type Pump = {
  /** The stream stands at `version`; `event` is that entry, when the announcement carried it. */
  hear(version: number, event?: ReadLogEvent): void;
  /** The version of the last entry sent. */
  sent(): number;
  close(): void;
};

const readLimit = 200;
const maxEarly = 1_000;

export function createPump(startVersion: number, { read, emit, onReadFailed }: PumpOptions): Pump {
  let sent = startVersion;
  let head = startVersion;
  let isFilling = false;
  let isClosed = false;
  const early = new Map<number, ReadLogEvent>();

  const send = (event: ReadLogEvent) => {
    sent = event.payload.version;
    emit(event);
  };

  const sendEarly = () => {
    for (let next = early.get(sent + 1); next && !isClosed; next = early.get(sent + 1)) {
      early.delete(sent + 1);
      send(next);
    }
  };

  const fill = async () => {
    isFilling = true;
    try {
      while (sent < head && !isClosed) {
        const before = sent;
        const events = await read(sent, readLimit);
        for (const event of events) {
          if (isClosed) return;
          if (event.payload.version > sent) send(event);
          early.delete(event.payload.version);
        }
        sendEarly();
        // Nothing new to read yet: the next announcement or the sweep tries again.
        if (sent === before) return;
      }
    } catch (error) {
      onReadFailed(error);
    } finally {
      isFilling = false;
      for (const version of early.keys()) if (version <= sent) early.delete(version);
    }
  };

  return {
    hear(version, event) {
      if (isClosed || version <= sent) return;
      head = Math.max(head, version);
      if (event && version === sent + 1) {
        send(event);
        sendEarly();
      } else if (event && early.size < maxEarly) {
        early.set(version, event);
      }
      if (sent < head && !isFilling) void fill();
    },
    sent: () => sent,
    close: () => {
      isClosed = true;
      early.clear();
    },
  };
}
