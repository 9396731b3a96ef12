'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { buttonClass } from '@/ui/button-class';
import { IconButton } from '@/ui/icon-button';
import { setupPlace } from './setup-places.ts';

/** One quiet line above the chat of an owner: how far the set-up is, and the next step. Gone when done, or when put away. */
export function SetupCard({ slug }: { slug: string }) {
  const t = useTranslations('notices');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.workspace.setup.queryOptions(undefined, { staleTime: 60_000 }));
  const dismiss = useMutation(
    trpc.workspace.dismissSetup.mutationOptions({
      onSuccess: (view) => queryClient.setQueryData(trpc.workspace.setup.queryKey(), view),
    }),
  );
  const next = data?.steps.find(({ state }) => state === 'open');
  if (!data || !next || data.isDismissed) return null;
  const done = data.steps.filter(({ state }) => state !== 'open').length;
  return (
    <section
      aria-label={t('setup')}
      // A window this low, or magnified this far, is left to the messages.
      className="flex items-center gap-x-3 border-b border-line bg-desk py-1.5 ps-4 pe-2 text-[13.5px] sm:ps-6 [@media(max-height:500px)]:hidden"
    >
      <p className="min-w-0 flex-1 truncate">
        <span className="font-semibold">{t(`step.${next.step}`)}</span>
        <a
          className="ms-3 rounded-xs text-ink-3 underline underline-offset-2 hover:text-ink max-sm:hidden"
          href={`/${slug}/admin/workspace#setup`}
        >
          {t('setupProgress', { done, all: data.steps.length })}
        </a>
      </p>
      <a className={buttonClass({ size: 'sm' })} href={setupPlace(slug, next.step)}>
        {t('goOn')}
      </a>
      <IconButton label={t('putAway')} size="sm" disabled={dismiss.isPending} onClick={() => dismiss.mutate({ isDismissed: true })}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
