'use client';
import { auditFilter, auditKinds, type AuditFilter, type AuditKind } from '@parley/contract/audit-view';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';

/** Days as they stand in the fields, `2026-11-19`; the last one is included. */
export type AuditChoice = { kind: AuditKind | ''; actorId: string; from: string; until: string };

/** What is looked for stands in the address, so that a view of the log can be sent to somebody and found again by going back. */
export function useAuditFilter() {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const kind = Object.keys(auditKinds).find((known) => known === params.get('kind'));
  const choice: AuditChoice = {
    kind: (kind as AuditKind | undefined) ?? '',
    actorId: params.get('actor') ?? '',
    from: params.get('from') ?? '',
    until: params.get('until') ?? '',
  };
  return {
    choice,
    filter: toFilter(choice),
    isNarrowed: Object.values(choice).some(Boolean),
    /** The entry that the address points at. */
    entry: Number(params.get('entry')) || null,
    change: (part: Partial<AuditChoice>) => {
      const { actorId, ...rest } = { ...choice, ...part };
      const next = new URLSearchParams(Object.entries({ ...rest, actor: actorId }).filter(([, value]) => value !== ''));
      router.replace(next.size > 0 ? `${path}?${next}` : path, { scroll: false });
    },
  };
}

function toFilter({ kind, actorId, from, until }: AuditChoice): AuditFilter {
  const asked = {
    ...(kind && { kind }),
    ...(actorId && { actorId }),
    ...(from && { from: startOfDay(from, 0) }),
    ...(until && { until: startOfDay(until, 1) }),
  };
  const parsed = auditFilter.safeParse(asked);
  return parsed.success ? parsed.data : {};
}

function startOfDay(day: string, daysLater: number): string | undefined {
  const date = new Date(`${day}T00:00:00`);
  if (Number.isNaN(date.valueOf())) return undefined;
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}
