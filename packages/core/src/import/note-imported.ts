import type { ImportedItem } from '@parley/db/import/append-imported';
import type { TenantTx } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { findMatches } from '../boundary-rule/find-matches.ts';
import { heldRules, type HeldRule } from '../boundary-rule/held-rules.ts';

type Met = { rule: HeldRule; messages: number };

/** Which rules of the firm imported messages meet, and in how many of them. A rule for some people or one channel speaks of what is written here. */
export async function matchImported(tenantId: string, items: readonly ImportedItem[]): Promise<Met[]> {
  const rules = (await heldRules(tenantId)).filter(({ scope }) => scope === 'everybody');
  if (rules.length === 0) return [];
  const met = new Map<string, Met>();
  for (const item of items) {
    const files = item.stored.map(({ mime, bytes }) => ({ mime, bytes }));
    const fileTexts = item.stored.map(({ name }) => name);
    for (const { rule } of findMatches(rules, { texts: [item.body], files, fileTexts }))
      met.set(rule.id, { rule, messages: (met.get(rule.id)?.messages ?? 0) + 1 });
  }
  return [...met.values()];
}

/** Counted, and nothing of it is changed or kept back: it was said elsewhere, and the record has it as it was. */
export async function noteImported(
  tx: TenantTx,
  importer: { tenantId: string; memberId: string },
  { matches, importId }: { matches: readonly Met[]; importId: string },
): Promise<void> {
  for (const { rule, messages } of matches) {
    const { id: ruleId, name, version, detectorName: detector, act } = rule;
    const details = { ruleId, name, version, detector, act, count: messages, outcome: 'noted', door: 'import', importId };
    await recordAct(tx, importer, { type: 'boundary.matched', details });
  }
}
