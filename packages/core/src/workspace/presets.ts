import { presetNames, presets, type Preset, type PresetChange, type PresetName, type PresetsView } from '@parley/contract/presets';
import type { ScanRule } from '@parley/contract/scan-rule';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { bus } from '../bus/bus.ts';
import { announceChannel, type ChannelEvent } from '../channel/announce-channel.ts';
import { archiveChannel } from '../channel/change-channel.ts';
import { insertChannel } from '../channel/create-channel.ts';
import { requireAllowed } from '../policy/decide.ts';
import { changeWorkspace, readProfile, writeProfile } from './profile.ts';

/** What a preset put aside, so that it can be put back. */
type Before = { rules: Rules; channelIds: string[] };
type Rules = {
  scanRule: ScanRule | null;
  secondFactorFrom: string | null;
  sessionHours: number | null;
  idleMinutes: number | null;
};

/** For each preset what would change, compared with what holds now. */
export async function getPresets(actor: Actor): Promise<PresetsView> {
  requireAllowed(actor, 'workspace.administer', null);
  return withTenant(actor.tenantId, async (tx) => {
    const profile = await readProfile(tx, actor.tenantId);
    const rules = await readRules(tx, actor.tenantId);
    const channels = await readChannelNames(tx);
    const hasText = (await tx.acceptableUse.count({ where: { withdrawnAt: null } })) > 0;
    const preset = presetNames.find((name) => name === profile?.preset);
    return {
      chosen: preset && profile?.presetAt ? { preset, at: profile.presetAt.toISOString() } : null,
      presets: presetNames.map((name) => ({ preset: name, changes: toChanges(presets[name], { rules, channels, hasText }) })),
    };
  });
}

/** Sets what the preset says, as far as it differs, and remembers what was. What is stricter already stays. */
export async function choosePreset(actor: Actor, input: { preset: PresetName }): Promise<PresetsView> {
  const preset = presets[input.preset];
  const made: { channelId: string; events: ChannelEvent[] }[] = [];
  await changeWorkspace(actor, async (tx) => {
    const { tenantId } = actor;
    const profile = await readProfile(tx, tenantId);
    if (profile?.preset)
      throw new AppError('CONFLICT', { message: 'A preset is in use. Take it back first, then choose another one.' });
    const rules = await readRules(tx, tenantId);
    const taken = await readChannelNames(tx);
    for (const name of preset.channels.filter((wanted) => !taken.includes(wanted)))
      made.push(await insertChannel(tx, actor, { kind: 'public', name, memberIds: [actor.memberId] }));
    const after = applied(preset, rules);
    await writeRules(tx, tenantId, after);
    const before: Before = { rules, channelIds: made.map(({ channelId }) => channelId) };
    await writeProfile(tx, tenantId, { preset: input.preset, presetAt: new Date(), presetBefore: before });
    return {
      type: 'workspace.presetChosen',
      details: { name: input.preset, before: rules, after, channels: preset.channels.filter((name) => !taken.includes(name)) },
    };
  });
  bus().announce({ kind: 'rules', tenantId: actor.tenantId });
  for (const { channelId, events } of made) await announceChannel(actor.tenantId, channelId, events);
  return getPresets(actor);
}

/**
 * Puts back what stood before. A rule that somebody has changed since stays as they left it, and a channel in which somebody
 * wrote stays open.
 */
export async function takeBackPreset(actor: Actor): Promise<PresetsView> {
  const { tenantId } = actor;
  let channelIds: string[] = [];
  await changeWorkspace(actor, async (tx) => {
    const profile = await readProfile(tx, tenantId);
    const name = presetNames.find((known) => known === profile?.preset);
    if (!profile || !name) return null;
    const before = profile.presetBefore as Before;
    const now = await readRules(tx, tenantId);
    const set = applied(presets[name], before.rules, profile.presetAt ?? new Date());
    const after = Object.fromEntries(
      ruleNames.map((rule) => [rule, now[rule] === set[rule] ? before.rules[rule] : now[rule]]),
    ) as Rules;
    await writeRules(tx, tenantId, after);
    channelIds = before.channelIds;
    await writeProfile(tx, tenantId, { preset: null, presetAt: null });
    return { type: 'workspace.presetTakenBack', details: { name, before: now, after } };
  });
  bus().announce({ kind: 'rules', tenantId });
  await closeUnused(actor, channelIds);
  return getPresets(actor);
}

const ruleNames = ['scanRule', 'secondFactorFrom', 'sessionHours', 'idleMinutes'] as const satisfies (keyof Rules)[];
const dayMs = 86_400_000;
/** Midnight at Greenwich, so that the same preset chosen twice in a day says the same. */
const inDays = (days: number, from: Date) => new Date(Math.floor(from.getTime() / dayMs) * dayMs + days * dayMs).toISOString();
const stricter = (one: number | null, other: number | null) => (one === null ? other : other === null ? one : Math.min(one, other));

function applied(preset: Preset, rules: Rules, from = new Date()): Rules {
  return {
    scanRule: rules.scanRule === 'hold' ? 'hold' : preset.scanRule,
    secondFactorFrom:
      rules.secondFactorFrom ?? (preset.secondFactorInDays === null ? null : inDays(preset.secondFactorInDays, from)),
    sessionHours: stricter(rules.sessionHours, preset.sessionHours),
    idleMinutes: stricter(rules.idleMinutes, preset.idleMinutes),
  };
}

function toChanges(preset: Preset, now: { rules: Rules; channels: string[]; hasText: boolean }): PresetChange[] {
  const then = applied(preset, now.rules);
  const missing = preset.channels.filter((name) => !now.channels.includes(name));
  const say = (value: string | number | null) => (value === null ? null : String(value));
  return [
    ...(missing.length > 0 ? [{ rule: 'channels' as const, now: null, next: missing.join(' ') }] : []),
    ...ruleNames
      .filter((rule) => now.rules[rule] !== then[rule])
      .map((rule) => ({
        rule: rule === 'secondFactorFrom' ? ('secondFactor' as const) : rule,
        now: say(now.rules[rule]),
        next: say(then[rule]),
      })),
    ...(preset.acceptableUse && !now.hasText ? [{ rule: 'acceptableUse' as const, now: null, next: null }] : []),
  ];
}

async function readRules(tx: TenantTx, tenantId: string): Promise<Rules> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
  return {
    scanRule: tenant.scanRule as ScanRule | null,
    secondFactorFrom: tenant.requiresSecondFactorFrom?.toISOString() ?? null,
    sessionHours: tenant.sessionHours,
    idleMinutes: tenant.idleMinutes,
  };
}

async function writeRules(tx: TenantTx, tenantId: string, rules: Rules): Promise<void> {
  const { secondFactorFrom, ...rest } = rules;
  const requiresSecondFactorFrom = secondFactorFrom ? new Date(secondFactorFrom) : null;
  await tx.tenant.updateMany({ where: { tenantId }, data: { ...rest, requiresSecondFactorFrom } });
}

const readChannelNames = async (tx: TenantTx): Promise<string[]> =>
  (await tx.channel.findMany({ where: { archivedAt: null, name: { not: null } }, select: { name: true } })).flatMap(
    ({ name }) => name ?? [],
  );

/** Closes the channels that a preset made and in which nobody has written, as far as they are the actor's to close. */
async function closeUnused(actor: Actor, channelIds: string[]): Promise<void> {
  const unused = await withTenant(actor.tenantId, async (tx) => {
    const mine = await tx.channelMember.findMany({ where: { channelId: { in: channelIds }, memberId: actor.memberId } });
    const empty = await tx.stream.findMany({ where: { id: { in: mine.map(({ channelId }) => channelId) }, messageCount: 0 } });
    return empty.map(({ id }) => id);
  });
  for (const channelId of unused) await archiveChannel(actor, { channelId });
}
