import type { FileView } from '@parley/contract/file-view';
import { workspaceHeader } from '@parley/contract/ticket';

type Input = {
  file: Blob;
  name: string;
  workspace: string;
  durationMs?: number;
  /** Where an earlier page has begun with it. */
  url?: string | null;
  onBegun: (url: string) => void;
  onProgress: (share: number) => void;
  onDone: (view: FileView) => void;
  /** With the server's own sentence; without one the connection is gone, and `resume` goes on from where it was. */
  onFailed: (refusal: string | null) => void;
};
export type Upload = { pause: () => void; resume: () => void; cancel: () => void };

const endpoint = '/api/uploads';
const chunkBytes = 5 * 1024 * 1024;

/** Sends one file in parts that can be taken up again (tus), also by a later page that knows its `url`. */
export function uploadFile(input: Input): Upload {
  const headers = { [workspaceHeader]: input.workspace };
  let isCancelled = false;
  let isPaused = false;
  // What came whole while no page was looking is not sent again.
  const found = input.url ? askWhatBecame(input.url, headers).catch(() => null) : Promise.resolve(null);
  const started = Promise.all([import('tus-js-client'), answers(), found]).then(
    ([{ Upload: Tus, DetailedError }, { answer, refusal }, view]) => {
      const tus = new Tus(input.file, {
        endpoint,
        uploadUrl: input.url ?? null,
        headers,
        chunkSize: chunkBytes,
        retryDelays: [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000],
        storeFingerprintForResuming: false,
        metadata: { name: input.name, durationMs: input.durationMs ? String(Math.round(input.durationMs)) : '' },
        onUploadUrlAvailable: () => tus.url && input.onBegun(tus.url),
        onProgress: (sent, total) => input.onProgress(total ? sent / total : 0),
        onShouldRetry: (error) => {
          const status = error.originalResponse?.getStatus() ?? 0;
          return status === 0 || status === 409 || status === 423 || status >= 500;
        },
        onSuccess: ({ lastResponse }) => {
          const accepted = answer.safeParse(readJson(lastResponse.getBody()));
          if (accepted.success) input.onDone(accepted.data.file);
          else void askWhatBecame(tus.url, headers).then(input.onDone, (error: unknown) => input.onFailed(sentence(error)));
        },
        onError: (error) => {
          if (isCancelled) return;
          const said = error instanceof DetailedError ? refusal.safeParse(readJson(error.originalResponse?.getBody() ?? '')) : null;
          input.onFailed(said?.data?.error.message ?? null);
        },
      });
      if (view) input.onDone(view);
      else if (!isCancelled && !isPaused) tus.start();
      return tus;
    },
  );
  started.catch(() => input.onFailed(null));
  return {
    pause: () => {
      isPaused = true;
      void started.then((tus) => tus.abort());
    },
    resume: () => {
      isPaused = false;
      void started.then((tus) => tus.start());
    },
    cancel: () => {
      isCancelled = true;
      // What the server has of it is swept after a day, should this not reach it.
      void started.then((tus) => tus.abort(true)).catch(() => {});
    },
  };
}

// With the first file: the first page of the chat needs neither the protocol nor the validator.
const answers = () => import('./upload-answers.ts');

/** The answer to the last part was lost on its way. */
async function askWhatBecame(url: string | null, headers: Record<string, string>): Promise<FileView> {
  const { answer, refusal } = await answers();
  const response = await fetch(url ?? endpoint, { headers });
  const body: unknown = await response.json();
  if (!response.ok) throw new Refused(refusal.safeParse(body).data?.error.message);
  return answer.parse(body).file;
}

class Refused extends Error {}
const sentence = (error: unknown): string | null => (error instanceof Refused && error.message ? error.message : null);

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
