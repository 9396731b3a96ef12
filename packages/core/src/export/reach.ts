import type { ExportRequest } from '@parley/contract/export-request';
import { recordScope, type RecordScope } from '@parley/contract/record-scope';
import type { Hidden } from '@parley/db/archive/read-stretches';
import { selectSilenced } from '@parley/db/case/silenced';
import { listHidden, listStays } from '@parley/db/record/scoped-files';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { isOpen, scopeOf } from '../oversight-case/access-case.ts';
import { requireOpenCase } from '../oversight-case/require-open-case.ts';
import type { ExportRow } from './export-row.ts';

/**
 * What an export holds the content of, fixed at its beginning. `within`: the only streams whose entries are listed at all. `silenced`:
 * cases, and what belongs to them, of which entries are listed and do not speak.
 */
export type Reach = { scope: RecordScope; within: string[] | null; hidden: Hidden[]; silenced?: string[] };

/**
 * Private content is left out unless a case opens its own scope, a second person has agreed to everything, or whoever runs the
 * server asks. All else of it stands: what the asker reads in the product.
 */
export async function readReach(tx: TenantTx, row: ExportRow): Promise<Reach> {
  const scope = recordScope.parse(row.scope);
  const isAllOpen = row.byOperator || (row.isEverything && row.decidedBy !== null) || (await isOpenByCase(tx, row, scope));
  return {
    scope,
    within: await readWithin(tx, row.tenantId, scope),
    hidden: isAllOpen ? [] : await listHidden(tx, row.createdBy),
    silenced: await listSilent(tx, row),
  };
}

/**
 * In an export that needs no second person, all cases that its asker is not on: were only those left out that are about the asker, the
 * gaps would say so. In one of everything only those, and for whoever runs the server none.
 */
async function listSilent(tx: TenantTx, row: ExportRow): Promise<string[]> {
  if (row.byOperator) return [];
  return selectSilenced(tx, { memberId: row.createdBy, silence: row.isEverything ? 'secret' : 'others' });
}

/** Asked again when it is made: a case that has ended meanwhile, or was changed, or whose worker left it, opens nothing. */
async function isOpenByCase(tx: TenantTx, { caseId, createdBy }: ExportRow, scope: RecordScope): Promise<boolean> {
  if (caseId === null) return false;
  const found = await tx.oversightCase.findFirst({ where: { id: caseId } });
  const works = (await tx.caseWorker.count({ where: { caseId, memberId: createdBy } })) > 0;
  return works && found !== null && isOpen(found) && JSON.stringify(recordScope.parse(scopeOf(found))) === JSON.stringify(scope);
}

async function readWithin(tx: TenantTx, tenantId: string, { channelIds, memberIds }: RecordScope): Promise<string[] | null> {
  if (memberIds.length === 0) return channelIds.length > 0 ? channelIds : null;
  const stays = [...(await listStays(tx, memberIds)), tenantId];
  return channelIds.length > 0 ? stays.filter((id) => channelIds.includes(id)) : stays;
}

/** A case brings its own scope; one that is not open to the actor is not there. Else it speaks of channels and people that are. */
export async function chooseScope(tx: TenantTx, actor: Actor, { caseId, scope }: ExportRequest): Promise<RecordScope> {
  if (caseId !== null) return recordScope.parse((await requireOpenCase(tx, actor, caseId)).scope);
  const channelIds = [...new Set(scope.channelIds)];
  const memberIds = [...new Set(scope.memberIds)];
  if ((await tx.channel.count({ where: { id: { in: channelIds } } })) < channelIds.length) throw notFound('channel');
  if ((await tx.member.count({ where: { id: { in: memberIds } } })) < memberIds.length) throw notFound('member');
  return { ...scope, channelIds, memberIds };
}

export const isWhole = ({ channelIds, memberIds, from, until }: RecordScope): boolean =>
  channelIds.length === 0 && memberIds.length === 0 && from === null && until === null;
