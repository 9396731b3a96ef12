import { join } from 'node:path';
import { limits } from '@parley/contract/limits';
import { errorStatus } from '@parley/contract/error-code';
import type { Actor } from '@parley/core/actor';
import { AppError, notFound, toErrorBody } from '@parley/core/app-error';
import { takeInFile } from '@parley/core/file/store-upload';
import { newId } from '@parley/core/id';
import { takeInImport } from '@parley/core/import/manage-imports';
import { log } from '@parley/core/log';
import { requireAllowed } from '@parley/core/policy/decide';
import { FileStore } from '@tus/file-store';
import { Metadata, Server, type Upload } from '@tus/server';
import { env } from '@/env';

/** An upload that came to rest is swept after a day, by the worker. */
const keepMs = 24 * 3_600_000;
const directory = () => join(env().DATA_DIR, 'uploads');

const opened = globalThis as typeof globalThis & { parleyUploads?: FileStore };
const store = (): FileStore =>
  (opened.parleyUploads ??= new FileStore({ directory: directory(), expirationPeriodInMilliseconds: keepMs }));

/**
 * Speaks tus 1.0 for one member. An upload belongs to whoever began it: its owner is written beside it on this side, and
 * every later request is answered with NOT_FOUND for anybody else. The file takes the upload's id.
 */
export function tusServer(actor: Actor): Server {
  return new Server({
    path: '/api/uploads',
    datastore: store(),
    relativeLocation: true,
    maxSize: async (request, uploadId) => ((await isImport(actor, request, uploadId)) ? limits.importBytes : limits.fileBytes),
    allowedOrigins: [new URL(env().PUBLIC_URL).origin],
    namingFunction: () => newId(),
    onUploadCreate: async (_request, upload) => ({
      metadata: {
        name: upload.metadata?.name ?? '',
        durationMs: upload.metadata?.durationMs ?? '',
        kind: upload.metadata?.kind === 'import' ? 'import' : '',
        tenantId: actor.tenantId,
        memberId: actor.memberId,
      },
    }),
    onIncomingRequest: async (request, uploadId) => {
      if (request.method !== 'POST') await requireOwner(actor, uploadId);
    },
    onUploadFinish: async (_request, upload) => {
      const file = await finish(actor, upload);
      return { status_code: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(file) };
    },
    onResponseError: (_request, error) => {
      if (!(error instanceof Error)) return;
      if (!(error instanceof AppError)) log.error({ err: error }, 'an upload failed');
      const body = toErrorBody(error);
      return { status_code: errorStatus[body.code], body: JSON.stringify({ error: body }) };
    },
  });
}

/** Does this request bring an export of another service? Those may be large, and only administrators bring them. */
async function isImport(actor: Actor, request: Request, uploadId: string | null): Promise<boolean> {
  const said = request.headers.get('upload-metadata');
  const begun = said === null && uploadId ? await store().getUpload(uploadId) : null;
  const kind = begun ? begun.metadata?.kind : Metadata.parse(said ?? undefined).kind;
  if (kind !== 'import') return false;
  requireAllowed(actor, 'workspace.administer', null);
  return true;
}

/** For a browser that never heard how its upload ended. */
export async function finishUpload(actor: Actor, uploadId: string): Promise<{ file?: unknown; importId?: string }> {
  await requireOwner(actor, uploadId);
  const upload = await store().getUpload(uploadId);
  if (upload.offset !== upload.size) throw new AppError('CONFLICT', { message: 'This upload is not complete yet.' });
  return finish(actor, upload);
}

async function requireOwner(actor: Actor, uploadId: string): Promise<void> {
  const upload = await store()
    .getUpload(uploadId)
    .catch(() => null);
  if (upload?.metadata?.tenantId !== actor.tenantId || upload.metadata.memberId !== actor.memberId) throw notFound('upload');
}

async function finish(actor: Actor, upload: Upload) {
  const { name, durationMs, kind } = upload.metadata ?? {};
  const path = join(directory(), upload.id);
  const input = { id: upload.id, name: name ?? '', path, durationMs: toDuration(durationMs) };
  const forget = () =>
    store()
      .remove(upload.id)
      .catch(() => {});
  try {
    const taken = kind === 'import' ? await takeInImport(actor, input) : await takeInFile(actor, input);
    await forget();
    return taken;
  } catch (error) {
    // A refusal is final. Anything else may go better at the next attempt, for which the bytes stay.
    if (error instanceof AppError) await forget();
    throw error;
  }
}

const toDuration = (text: string | null | undefined): number | null =>
  text && /^\d{1,7}$/.test(text) && Number(text) > 0 ? Number(text) : null;
