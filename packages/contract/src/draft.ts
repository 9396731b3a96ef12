import { limits } from './limits.ts';

/** A text that lost to another device's and waits to be taken or thrown away. `version`: of the draft it lost to. */
export type DraftOther = { id: string; body: string; editedAt: number; deviceId: string | null; version: number };
export type DraftState = { body: string; version: number; editedAt: number; deviceId: string | null; others: DraftOther[] };
/** What a device wrote on top of version `base`. `editedAt`: ms, later than all that the device had seen of this draft. */
export type DraftWritten = { body: string; base: number; editedAt: number; deviceId: string; newId: string };

/** An unsent text of the caller's. `key` is the channel, or the first message of the thread. An empty one was sent or cleared. */
export type DraftView = {
  key: string;
  channelId: string;
  body: string;
  version: number;
  editedAt: number;
  updatedAt: string;
  /** `isMine`: written on the device that asks. */
  others: { id: string; body: string; isMine: boolean }[];
};

export const noDraft: DraftState = { body: '', version: 0, editedAt: 0, deviceId: null, others: [] };

/**
 * What becomes of a draft when a device brings its text: nothing that a person wrote is lost, whatever came in between. The
 * newer text stands, an older one that did not know of it is set aside. Emptying a draft takes away only what was known.
 */
export function mergeDraft(current: DraftState, written: DraftWritten): DraftState {
  const { body, editedAt, deviceId } = written;
  if (body === current.body) return current;
  const isNewer = editedAt > current.editedAt;
  const next = (version: number): DraftState => ({ body, version, editedAt, deviceId, others: current.others });
  // One device's words follow each other, whether or not it heard the answer to the last ones.
  if (written.base >= current.version || (deviceId === current.deviceId && isNewer))
    return next(Math.max(current.version, written.base) + 1);

  // What this device had set aside and wrote on without knowing it is part of what it brings now.
  const others = current.others.filter((other) => other.deviceId !== deviceId || other.version <= written.base);
  if (body === '') return { ...current, others };
  if (current.body === '') return { ...next(current.version + 1), others };
  const version = isNewer ? current.version + 1 : current.version;
  const aside = isNewer ? current : { body, editedAt, deviceId };
  const kept = keep(others, { id: written.newId, body: aside.body, editedAt: aside.editedAt, deviceId: aside.deviceId, version });
  return isNewer ? { ...next(version), others: kept } : { ...current, others: kept };
}

/** A text that was set aside takes the draft's place, which is set aside in turn. */
export function chooseOther(current: DraftState, choice: { id: string; now: number; deviceId: string; newId: string }): DraftState {
  const chosen = current.others.find(({ id }) => id === choice.id);
  if (!chosen) return current;
  const version = current.version + 1;
  const left = current.others.filter((other) => other !== chosen);
  return {
    body: chosen.body,
    version,
    editedAt: Math.max(choice.now, current.editedAt + 1),
    deviceId: choice.deviceId,
    others: current.body === '' ? left : keep(left, { ...current, id: choice.newId, version }),
  };
}

const keep = (others: DraftOther[], { id, body, editedAt, deviceId, version }: DraftOther): DraftOther[] =>
  others.some((other) => other.body === body)
    ? others
    : [{ id, body, editedAt, deviceId, version }, ...others].slice(0, limits.draftOthers);
