import type { BoundaryRuleInput, BoundaryRuleView, BoundaryScope } from '@parley/contract/boundary-rule';
import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { forgetRules } from './held-rules.ts';
import { readRule, toRuleViews, type RuleRow } from './to-rule-view.ts';

/** Makes a rule. While it is on it holds at once, on every server. */
export async function createRule(actor: Actor, input: BoundaryRuleInput): Promise<BoundaryRuleView> {
  const scope = await accessScope(actor, input.scope, null);
  return act(actor, async (tx) => {
    if ((await tx.boundaryRule.count()) >= limits.boundaryRules)
      throw new AppError('INVALID', { message: `There are ${limits.boundaryRules} rules already. Delete one first.` });
    const { tenantId, memberId } = actor;
    await requireGroup(tx, scope.groupId);
    await requireLabel(tx, scope.labelId);
    const data = { ...toColumns(input), ...scope, tenantId, id: newId(), createdBy: memberId, setBy: memberId };
    const row = await tx.boundaryRule.create({ data });
    await recordAct(tx, actor, { type: 'boundaryRule.created', details: { ruleId: row.id, name: row.name, after: factsOf(row) } });
    return row;
  });
}

/** Changes a rule as somebody saw it. CONFLICT when it has become another one meanwhile. */
export async function changeRule(
  actor: Actor,
  input: BoundaryRuleInput & { id: string; version: number },
): Promise<BoundaryRuleView> {
  requireAllowed(actor, 'rules.manage', null);
  const known = await withTenant(actor.tenantId, (tx) => readRule(tx, input.id));
  const scope = await accessScope(actor, input.scope, known);
  return act(actor, async (tx) => {
    const before = await readRule(tx, input.id);
    if (before.version !== input.version)
      throw new AppError('CONFLICT', { message: 'Somebody has changed this rule meanwhile. Look at it again.' });
    await requireGroup(tx, scope.groupId);
    await requireLabel(tx, scope.labelId);
    const change = { ...toColumns(input), ...scope };
    if (JSON.stringify(factsOf(before)) === JSON.stringify(factsOf({ ...before, ...change }))) return before;
    const data = { ...change, setBy: actor.memberId, setAt: new Date(), version: before.version + 1 };
    await tx.boundaryRule.updateMany({ where: { id: input.id }, data });
    const after = await readRule(tx, input.id);
    const details = { ruleId: after.id, name: after.name, version: after.version, before: factsOf(before), after: factsOf(after) };
    await recordAct(tx, actor, { type: 'boundaryRule.changed', details });
    return after;
  });
}

/** Switches a rule on or off. What it finds stays the same, and so does its version. */
export async function switchRule(actor: Actor, input: { id: string; isOn: boolean }): Promise<BoundaryRuleView> {
  return act(actor, async (tx) => {
    const row = await readRule(tx, input.id);
    if (row.isOn === input.isOn) return row;
    const data = { isOn: input.isOn, setBy: actor.memberId, setAt: new Date() };
    await tx.boundaryRule.updateMany({ where: { id: row.id }, data });
    const type = input.isOn ? 'boundaryRule.switchedOn' : 'boundaryRule.switchedOff';
    await recordAct(tx, actor, { type, details: { ruleId: row.id, name: row.name, version: row.version } });
    return { ...row, ...data };
  });
}

/** Takes a rule away. The log keeps what it was, and what it has found. */
export async function deleteRule(actor: Actor, input: { id: string }): Promise<void> {
  await act(actor, async (tx) => {
    const row = await readRule(tx, input.id);
    await tx.boundaryRule.deleteMany({ where: { id: row.id } });
    await recordAct(tx, actor, { type: 'boundaryRule.deleted', details: { ruleId: row.id, name: row.name, before: factsOf(row) } });
    return row;
  });
}

/** Changes queue behind the tenant's stream, where each leaves an entry; then whoever remembers the rules is told. */
async function act(actor: Actor, change: (tx: TenantTx) => Promise<RuleRow>): Promise<BoundaryRuleView> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('boundaryRule.member', `${actor.tenantId} ${actor.memberId}`);
  const [view] = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    return toRuleViews(tx, actor, [await change(tx)]);
  });
  forgetRules(actor.tenantId);
  bus().announce({ kind: 'boundary', tenantId: actor.tenantId });
  if (!view) throw notFound('rule');
  return view;
}

type ScopeColumns = Pick<RuleRow, 'scope' | 'groupId' | 'channelId' | 'labelId'>;

/** A channel has to be one that the actor sees; where it was the rule's already, somebody else has seen it. */
async function accessScope(actor: Actor, scope: BoundaryScope, known: ScopeColumns | null): Promise<ScopeColumns> {
  requireAllowed(actor, 'rules.manage', null);
  if (scope.kind === 'channel' && scope.channelId !== known?.channelId) await accessChannel(actor, scope.channelId, 'channel.see');
  return {
    scope: scope.kind,
    groupId: scope.kind === 'group' ? scope.groupId : null,
    channelId: scope.kind === 'channel' ? scope.channelId : null,
    labelId: scope.kind === 'label' ? scope.labelId : null,
  };
}

async function requireGroup(tx: TenantTx, id: string | null): Promise<void> {
  if (id !== null && (await tx.memberGroup.count({ where: { id } })) === 0) throw notFound('group');
}

async function requireLabel(tx: TenantTx, id: string | null): Promise<void> {
  if (id !== null && (await tx.label.count({ where: { id } })) === 0) throw notFound('label');
}

const toColumns = ({
  name,
  detector,
  terms,
  leastCount,
  leastMegabytes = 0,
  roles = [],
  act: boundaryAct,
  isOn,
}: BoundaryRuleInput) => ({
  name,
  detector,
  terms: [...new Set(terms)],
  leastCount,
  leastMegabytes: detector === 'files' ? leastMegabytes : 0,
  roles: roles.toSorted(),
  act: boundaryAct,
  isOn,
});

/** What the log keeps of a rule. */
const factsOf = ({
  name,
  detector,
  terms,
  leastCount,
  leastMegabytes,
  scope,
  groupId,
  channelId,
  labelId,
  roles,
  act: boundaryAct,
  isOn,
}: Omit<RuleRow, 'tenantId'>) => ({
  ...{ name, detector, terms, leastCount, scope, groupId, channelId, isOn },
  ...(leastMegabytes > 0 ? { leastMegabytes } : {}),
  ...(labelId ? { labelId } : {}),
  ...(roles.length > 0 ? { roles } : {}),
  act: boundaryAct,
});
