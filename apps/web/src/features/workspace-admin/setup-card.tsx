'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
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
      className="mx-3 mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-desk px-4 py-2.5"
    >
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{t(`step.${next.step}`)}</p>
        <p className="text-sm text-ink-3">{t('setupProgress', { done, all: data.steps.length })}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="quiet" pending={dismiss.isPending} onClick={() => dismiss.mutate({ isDismissed: true })}>
          {t('putAway')}
        </Button>
        <a className={buttonClass({ size: 'sm' })} href={`/${slug}/admin/workspace#setup`}>
          {t('allSteps')}
        </a>
        <a className={buttonClass({ size: 'sm', variant: 'primary' })} href={setupPlace(slug, next.step)}>
          {t('goOn')}
        </a>
      </div>
    </section>
  );
}
