import type { Role } from '@parley/contract/member-view';
import { permissionsOf, type Permission } from '@parley/contract/permission';
import { recheckConnectionRows, type OpenConnection } from '@parley/db/realtime/open-connection-row';
import { plainAddress } from '../identity/plain-address.ts';

/** `refused`: their session is kept out by a rule of the firm now; `ended`: the member is none any more. */
export type Standing = { role: Role; permissions: Permission[] } | 'refused' | 'ended';

/** How each of these open connections stands now, in their order. */
export async function recheckConnections(
  tenantId: string,
  open: (Omit<OpenConnection, 'address'> & { address: string })[],
): Promise<Standing[]> {
  const rows = await recheckConnectionRows(
    tenantId,
    open.map((one) => ({ ...one, address: plainAddress(one.address) })),
  );
  return rows.map((row) => {
    if (!row.role) return 'ended';
    return row.refused_by ? 'refused' : { role: row.role, permissions: permissionsOf(row.role, row.granted) };
  });
}
