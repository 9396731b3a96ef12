import { withTenant, type TenantTx } from '@parley/db/with-tenant';

export type ExportedFile = Awaited<ReturnType<TenantTx['file']['findMany']>>[number];
const pageSize = 500;

/** Every file that belongs to a message as of then. What the scanner has found harmful is not handed out. */
export async function* listExportedFiles(tenantId: string, at: number): AsyncGenerator<ExportedFile> {
  for (let after: string | undefined; ;) {
    const page: ExportedFile[] = await withTenant(tenantId, (tx) =>
      tx.file.findMany({
        where: {
          messageId: { not: null },
          state: { not: 'blocked' },
          createdAt: { lte: new Date(at) },
          ...(after ? { id: { gt: after } } : {}),
        },
        orderBy: { id: 'asc' },
        take: pageSize,
      }),
    );
    yield* page;
    after = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
}

/** By id, with an ending that every file system takes: what people call their files stands in the records. */
export const exportedFileName = ({ id, name }: { id: string; name: string }): string =>
  `files/${id}${/\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ''}`;
