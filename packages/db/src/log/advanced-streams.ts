import { database } from '../database.ts';

export type StreamCursor = { tenantId: string; streamId: string; version: number };

/** Of these streams, those that have moved on, with their present version. One query over all tenants of a node. */
export async function advancedStreams(cursors: StreamCursor[]): Promise<StreamCursor[]> {
  if (cursors.length === 0) return [];
  const { rows } = await database().app.query<{ tenant_id: string; stream_id: string; version: number }>({
    name: 'advanced_streams',
    text: 'SELECT * FROM app.advanced_streams($1, $2, $3)',
    values: [cursors.map((c) => c.tenantId), cursors.map((c) => c.streamId), cursors.map((c) => c.version)],
  });
  return rows.map((row) => ({ tenantId: row.tenant_id, streamId: row.stream_id, version: row.version }));
}
