import type { TenantTx } from '../with-tenant.ts';

type RawTx = Pick<TenantTx, '$queryRaw'>;

/** Who takes a seat: members who are not guests, and open invitations to become one; not who merely asked to come. */
export async function countSeats(tx: RawTx): Promise<{ used: number; invited: number }> {
  const rows = await tx.$queryRaw<{ used: bigint; invited: bigint }[]>`SELECT
      (SELECT count(*) FROM app.member m WHERE m.tenant_id = app.tid() AND m.deactivated_at IS NULL AND m.role <> 'guest') AS used,
      (SELECT count(*) FROM app.invitation i WHERE i.tenant_id = app.tid() AND i.role <> 'guest' AND i.via = 'mail'
        AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()) AS invited`;
  return { used: Number(rows[0]?.used ?? 0), invited: Number(rows[0]?.invited ?? 0) };
}

/** What the files of the workspace come to, in bytes. */
export async function storedBytes(tx: RawTx): Promise<number> {
  const rows = await tx.$queryRaw<{ bytes: bigint }[]>`
    SELECT coalesce(sum(f.bytes), 0)::bigint AS bytes FROM app.file f WHERE f.tenant_id = app.tid()`;
  return Number(rows[0]?.bytes ?? 0);
}
