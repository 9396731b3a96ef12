'use client';
import { useMutation } from '@tanstack/react-query';
import type { FileView } from '@parley/contract/file-view';
import { useTRPC } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { refusalText } from '../shell/refusal-text.ts';

/** Asks for a link that is good for a minute, and follows it. */
export function useDownload() {
  const link = useMutation(useTRPC().file.link.mutationOptions());
  return (file: Pick<FileView, 'id' | 'name'>) =>
    link.mutate(
      { fileId: file.id },
      {
        onSuccess: ({ url }) => {
          const anchor = document.createElement('a');
          anchor.href = url;
          anchor.download = file.name;
          anchor.click();
        },
        onError: (error) => showToast({ title: refusalText(error), tone: 'red' }),
      },
    );
}
