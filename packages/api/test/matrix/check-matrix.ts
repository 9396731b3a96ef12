import { newId } from '@parley/core/id';
import type { BuiltMember } from '@parley/core/testing/build';
import { tenantFingerprint } from '@parley/core/testing/tenant-fingerprint';
import { callers, type AccessTable, type Caller } from './access-table.ts';
import { badInputs, hostileInputs } from './bad-inputs.ts';
import type { World } from './build-world.ts';
import type { Sample, Samples } from './samples.ts';
import type { Reply, Surface } from './surface.ts';
import { replaceUuids, uuidPositions } from './uuid-positions.ts';

export type Matrix = { surface: Surface; samples: Samples; table: AccessTable };

/** Everything callable has a sample and a line in the table, and the other way round. Answers what is amiss. */
export function checkNames({ surface, samples, table }: Matrix): string[] {
  const known = new Set(surface.names);
  return [
    ...surface.names.filter((name) => !samples[name]).map((name) => `${name} has no sample`),
    ...surface.names.filter((name) => !table[name]).map((name) => `${name} has no line in the access table`),
    ...Object.keys(samples)
      .filter((name) => !known.has(name))
      .map((name) => `${name} is sampled and does not exist`),
  ];
}

/** Each caller gets what the table says, answers hold no more than their shape, and nothing from out of their sight. */
export async function checkAccess({ surface, samples, table }: Matrix, name: string, world: World): Promise<string[]> {
  const sample = samples[name];
  const problems: string[] = [];
  for (const caller of callers) {
    const reply = await callAs(surface, name, { world, caller }, await makeInput(sample, world, caller));
    await sample?.restore?.(world);
    const expected = table[name]?.[caller];
    if (reply.outcome !== expected)
      problems.push(`${caller}: ${reply.outcome} instead of ${expected}: ${reply.text.slice(0, 300)}`);
    if (reply.outcome === 'ok') {
      const shape = sample?.answer.safeParse(reply.data);
      if (!shape?.success) problems.push(`${caller}: the answer has another shape: ${shape?.error.message}`);
    }
    for (const secret of outOfSight(world, caller))
      if (contains(reply.text, secret)) problems.push(`${caller}: the answer holds ${secret}, which they may not see`);
  }
  return problems;
}

/**
 * A workspace's owner tries the ids of another workspace, all at once and one by one, from their own workspace and in the
 * name of the other: each is refused in the very bytes that a random id gets, nothing there changes, nothing of it shows.
 */
export async function checkForeign(matrix: Matrix, name: string, home: World, foreign: World): Promise<string[]> {
  const { surface, samples } = matrix;
  const sample = samples[name];
  const scope = scopeOf(matrix, name);
  if (scope === 'public') return [];
  const own = await makeInput(sample, home, 'owner');
  const theirs = await makeInput(sample, foreign, 'owner');
  const ids = uuidPositions(theirs);
  const before = await tenantFingerprint(foreign.tenant.tenantId);
  const problems: string[] = [];
  const attack = async (what: string, input: unknown, workspace = home.tenant.slug) => {
    const reply = await surface.call({ name, token: home.people.owner.sessionToken, workspace, json: toJson(input) });
    if (contains(reply.text, foreign.marker))
      problems.push(`${what}: the answer shows the other workspace: ${reply.text.slice(0, 300)}`);
    return reply;
  };

  const isChosen = (index: number) => sample?.chosen?.includes(ids[index]?.field ?? '') ?? false;
  const sets = [ids.map((_, i) => i).filter((i) => !isChosen(i)), ...ids.map((_, i) => [i])].filter((set) => set.length > 0);
  for (const set of sets) {
    const what = `with their ${set.map((i) => ids[i]?.field || 'id').join(', ')}`;
    const theirIds = new Map(set.map((i) => [i, ids[i]?.value ?? '']));
    const randomIds = new Map(set.map((i) => [i, newId()]));
    const substitute = (by: Map<number, string>) => replaceUuids(own, ({ value }, i) => by.get(i) ?? value);
    const reply = await attack(what, substitute(theirIds));
    const isRefused = !set.every(isChosen) && sample?.foreign !== 'passedOver';
    const expected = isRefused ? 'NOT_FOUND' : 'ok';
    if (reply.outcome !== expected) problems.push(`${what}: ${reply.outcome} instead of ${expected}: ${reply.text.slice(0, 300)}`);
    if (set.every(isChosen)) continue;
    const random = await attack(`${what} at random`, substitute(randomIds));
    if (masked(reply, theirIds) !== masked(random, randomIds))
      problems.push(`${what}: answered otherwise than a random id: ${reply.text.slice(0, 200)} / ${random.text.slice(0, 200)}`);
  }

  const inTheirName = await attack('in their name', theirs, foreign.tenant.slug);
  if (scope === 'member') {
    const nowhere = await attack('in the name of nobody', theirs, 'no-such-workspace');
    if (inTheirName.outcome !== 'NOT_FOUND' || inTheirName.text !== nowhere.text)
      problems.push(`in their name: ${inTheirName.text.slice(0, 300)}`);
  }
  for (const cursor of foreignCursors(own, foreign)) {
    const reply = await attack('with their cursor', { ...(own as object), cursor });
    if (reply.outcome !== 'ok' && reply.outcome !== 'INVALID') problems.push(`with their cursor ${cursor}: ${reply.outcome}`);
  }

  if (JSON.stringify(await tenantFingerprint(foreign.tenant.tenantId)) !== JSON.stringify(before))
    problems.push('their rows have changed');
  for (const world of [home, foreign]) {
    const reply = await callAs(
      surface,
      name,
      { world, caller: 'owner' },
      world === home ? await makeInput(sample, home, 'owner') : theirs,
    );
    await sample?.restore?.(world);
    if (reply.outcome !== 'ok' && scope === 'member') problems.push(`refused to its own owner too: ${reply.text.slice(0, 300)}`);
  }
  return problems;
}

/** An admin tries the conversation of two others by its id: it answers as one that does not exist. */
export async function checkSealed({ surface, samples }: Matrix, name: string, world: World): Promise<string[]> {
  const sample = samples[name];
  const own = await makeInput(sample, world, 'admin');
  const targets: Record<string, string> = {
    channelId: world.directId,
    channelIds: world.directId,
    channels: world.directId,
    messageId: world.directMessageId,
    parentId: world.directMessageId,
  };
  const positions = uuidPositions(own).flatMap(({ field }, i): [number, string][] => (targets[field] ? [[i, targets[field]]] : []));
  if (positions.length === 0) return [];
  const ask = async (ids: Map<number, string>) => {
    const input = replaceUuids(own, ({ value }, i) => ids.get(i) ?? value);
    return masked(await callAs(surface, name, { world, caller: 'admin' }, input), ids);
  };
  const sealed = await ask(new Map(positions));
  const random = await ask(new Map(positions.map(([i]) => [i, newId()])));
  return sealed === random && !contains(sealed, world.sealed) ? [] : [`${sealed.slice(0, 300)} instead of ${random.slice(0, 300)}`];
}

/** What does not fit the input's shape is refused as INVALID and changes nothing. */
export async function checkBadInput({ surface, samples }: Matrix, name: string, world: World): Promise<string[]> {
  if (!surface.takesInput(name)) return [];
  const problems: string[] = [];
  const sample = samples[name];
  const valid = await makeInput(sample, world, 'owner');
  const { sessionToken } = world.people.owner;
  const call = (json: string) => surface.call({ name, token: sessionToken, workspace: world.tenant.slug, json });
  const before = await tenantFingerprint(world.tenant.tenantId);
  const fromPrototype = `{"__proto__":${JSON.stringify(valid)}}`;
  for (const { what, json } of badInputs(valid)) {
    if (json === fromPrototype && sample?.mayBeEmpty) continue;
    if (sample?.mayBeNull?.some((field) => what === `${field}: null`)) continue;
    const reply = await call(json);
    if (reply.outcome !== 'INVALID') problems.push(`${what}: ${reply.outcome} instead of INVALID: ${reply.text.slice(0, 200)}`);
  }
  const after = await tenantFingerprint(world.tenant.tenantId);
  if (JSON.stringify(after) !== JSON.stringify(before)) problems.push('bad input has changed rows');
  for (const { what, json } of hostileInputs(valid)) {
    const reply = await call(json);
    if (reply.outcome === 'INTERNAL') problems.push(`${what}: fell over`);
    await sample?.restore?.(world);
  }
  if ('isAdmin' in {}) problems.push('the prototype of all objects was changed');
  return problems;
}

function scopeOf({ table }: Matrix, name: string): 'public' | 'signedIn' | 'member' {
  const row = table[name];
  if (row?.nobody === 'ok') return 'public';
  return row?.former === 'ok' ? 'signedIn' : 'member';
}

function makeInput(sample: Sample | undefined, world: World, caller: Caller): unknown {
  const { people, colleague } = world;
  const isInRoom = caller !== 'nobody' && caller !== 'outsider' && caller !== 'former';
  return sample?.input(world, { caller: person(world, caller) ?? people.owner, author: isInRoom ? people[caller] : colleague });
}

const person = (world: World, caller: Caller): BuiltMember | null => (caller === 'nobody' ? null : world.people[caller]);

function callAs(
  surface: Surface,
  name: string,
  { world, caller }: { world: World; caller: Caller },
  input: unknown,
): Promise<Reply> {
  return surface.call({
    name,
    token: person(world, caller)?.sessionToken ?? null,
    workspace: world.tenant.slug,
    json: toJson(input),
  });
}

const toJson = (input: unknown): string => JSON.stringify(input) ?? 'null';

const contains = (text: string, secret: string): boolean => text.toLowerCase().includes(secret.toLowerCase());

function outOfSight(world: World, caller: Caller): string[] {
  switch (caller) {
    case 'guest':
      return [world.indoors, world.stranger.memberId, world.stranger.userId, world.stranger.email, world.tenant.generalId];
    case 'outsider':
      return [world.sealed, world.roomId];
    case 'nobody':
    case 'former':
      return [world.sealed, world.indoors];
    default:
      return [];
  }
}

/** The text with the ids that were put in blotted out. */
const masked = (reply: Reply, ids: Map<number, string>): string =>
  [...ids.values()].reduce((text, id) => text.replaceAll(id, '<id>'), reply.text);

function foreignCursors(own: unknown, { tenant, colleague, sealed, roomId }: World): string[] {
  if (own === null || typeof own !== 'object' || !('cursor' in own)) return [];
  return [
    colleague.memberId,
    `${colleague.memberId} ${colleague.name}`,
    `${sealed} ${roomId}`,
    tenant.generalId,
    new Date().toISOString(),
    'x',
    "' OR 1=1",
  ];
}
