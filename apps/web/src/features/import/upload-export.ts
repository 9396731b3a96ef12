import { workspaceHeader } from '@parley/contract/ticket';

type Input = {
  file: File;
  workspace: string;
  onProgress: (share: number) => void;
  onDone: () => void;
  /** With the server's own sentence; null when the connection is gone. */
  onFailed: (refusal: string | null) => void;
};

const chunkBytes = 5 * 1024 * 1024;

/**
 * Sends an export in parts. The browser remembers how far the same file came, so that choosing it again, after a reload or a
 * day's break, goes on from there.
 */
export function uploadExport({ file, workspace, onProgress, onDone, onFailed }: Input): { cancel: () => void } {
  let isCancelled = false;
  const started = import('tus-js-client').then(async ({ Upload, DetailedError }) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      headers: { [workspaceHeader]: workspace },
      chunkSize: chunkBytes,
      retryDelays: [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000],
      removeFingerprintOnSuccess: true,
      fingerprint: async () => `parley-import ${workspace} ${file.name} ${file.size} ${file.lastModified}`,
      metadata: { name: file.name, kind: 'import' },
      onProgress: (sent, total) => onProgress(total ? sent / total : 0),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status === 423 || status >= 500;
      },
      onSuccess: onDone,
      onError: (error) => {
        if (!isCancelled) onFailed(error instanceof DetailedError ? sentence(error.originalResponse?.getBody()) : null);
      },
    });
    const [before] = await upload.findPreviousUploads();
    if (before) upload.resumeFromPreviousUpload(before);
    if (!isCancelled) upload.start();
    return upload;
  });
  started.catch(() => onFailed(null));
  return {
    cancel: () => {
      isCancelled = true;
      void started.then((upload) => upload.abort(true)).catch(() => {});
    },
  };
}

function sentence(body: string | undefined): string | null {
  try {
    const { error } = JSON.parse(body ?? '') as { error?: { message?: unknown } };
    return typeof error?.message === 'string' ? error.message : null;
  } catch {
    return null;
  }
}
