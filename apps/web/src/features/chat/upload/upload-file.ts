import * as z from 'zod';
import { fileView, type FileView } from '@parley/contract/file-view';
import { workspaceHeader } from '@parley/contract/ticket';

export type Upload = { done: Promise<FileView>; cancel: () => void };
export class UploadCancelled extends Error {}

const answer = z.object({ file: fileView });
const refusal = z.object({ error: z.object({ message: z.string() }) });

/**
 * Sends one file. XMLHttpRequest, because `fetch` cannot say how far an upload has come. `done` rejects with a sentence
 * for the person who uploads, or with `UploadCancelled`.
 */
export function uploadFile(input: { file: Blob; name: string; workspace: string; onProgress: (share: number) => void }): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<FileView>((resolve, reject) => {
    request.open('POST', `/api/files?name=${encodeURIComponent(input.name)}`);
    request.setRequestHeader(workspaceHeader, input.workspace);
    request.setRequestHeader('content-type', input.file.type || 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => input.onProgress(total ? loaded / total : 0));
    request.addEventListener('load', () => {
      const body = readJson(request.responseText);
      const accepted = answer.safeParse(body);
      if (accepted.success) resolve(accepted.data.file);
      else reject(new Error(refusal.safeParse(body).data?.error.message ?? 'The upload failed. Try again.'));
    });
    request.addEventListener('error', () => reject(new Error('The connection broke off. Try again.')));
    request.addEventListener('abort', () => reject(new UploadCancelled()));
    request.send(input.file);
  });
  return { done, cancel: () => request.abort() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
