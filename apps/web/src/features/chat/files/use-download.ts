'use client';
import type { FileView } from '@parley/contract/file-view';
import { useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { refusalText } from '../shell/refusal-text.ts';

/**
 * Asks for a link that is good for a minute, and follows it; also when what was pressed is no longer drawn by then, because
 * its message was confirmed or scrolled away in between.
 */
export function useDownload() {
  const procedures = useTRPCClient();
  return (file: Pick<FileView, 'id' | 'name'>) =>
    void procedures.file.link.mutate({ fileId: file.id }).then(
      ({ url }) => {
        const anchor = document.createElement('a');
        anchor.href = url;
        anchor.download = file.name;
        anchor.click();
      },
      (error: unknown) => showToast({ title: refusalText(error), tone: 'red' }),
    );
}
