'use client';
import type { MessageView } from '@parley/contract/message-view';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Dialog } from '@/ui/dialog';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { TextLink } from '@/ui/text-link';
import { showToast } from '@/ui/toast';
import { refusalText } from '../shell/refusal-text.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import { closeMessageDialog } from './message-dialog-store.ts';

/** Puts a message with its thread into one of the matters that I work on. */
export function MatterChoiceDialog({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { slug } = useWorkspace();
  const pages = useInfiniteQuery(
    trpc.matter.list.infiniteQueryOptions({ isClosed: false }, { getNextPageParam: (page) => page.nextCursor, staleTime: 0 }),
  );
  const gather = useMutation({
    ...trpc.matter.gather.mutationOptions(),
    onSuccess: ({ name }) => {
      showToast({ title: t('addedToMatter', { name }) });
      void queryClient.invalidateQueries(trpc.matter.pathFilter());
    },
  });
  return (
    <Dialog
      title={t('addToMatter')}
      description={t('addToMatterLead')}
      size="sm"
      open
      onOpenChange={(isOpen) => !isOpen && closeMessageDialog()}
    >
      {gather.error && <Alert className="mb-3">{refusalText(gather.error)}</Alert>}
      <Paged
        pages={pages}
        loading={<Skeleton className="h-10 rounded-lg" />}
        none={
          <p className="text-ink-2">
            {t('noMatters')} <TextLink href={`/${slug}/matters`}>{t('toMatters')}</TextLink>
          </p>
        }
        more={t('moreMatters')}
      >
        {(matters) => (
          <ul aria-label={t('openMatters')} className="max-h-[46vh] overflow-y-auto">
            {matters.map(({ id, name, client }) => (
              <li key={id} className="border-b border-line last:border-b-0">
                <button
                  type="button"
                  disabled={gather.isPending}
                  className="w-full rounded-md px-2 py-2.5 text-start hover:bg-sunk disabled:opacity-55"
                  onClick={() =>
                    gather.mutate({ matterId: id, part: { messageId: message.id }, note: '' }, { onSuccess: closeMessageDialog })
                  }
                >
                  <bdi className="block truncate font-medium">{name}</bdi>
                  {client && <bdi className="block truncate text-sm text-ink-3">{client}</bdi>}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Dialog>
  );
}
