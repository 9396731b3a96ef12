'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, Circle, CircleMinus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { setupPlace } from './setup-places.ts';

const marks = { done: Check, open: Circle, skipped: CircleMinus };

/** The whole set-up: what is done follows from facts, the rest can be done now, skipped, or taken up again. */
export function SetupList({ slug }: { slug: string }) {
  const t = useTranslations('workspace.setup');
  const notices = useTranslations('notices');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const setup = useQuery(trpc.workspace.setup.queryOptions());
  const skip = useMutation(
    trpc.workspace.skipSetupStep.mutationOptions({
      onSuccess: (view) => queryClient.setQueryData(trpc.workspace.setup.queryKey(), view),
    }),
  );
  if (setup.isPending) return <Skeleton className="h-40 rounded-xl" />;
  if (setup.isError) return <Alert>{errorText(setup.error)}</Alert>;
  if (setup.data.steps.every(({ state }) => state === 'done')) return null;
  return (
    <PageSection id="setup" title={notices('setup')} lead={t('lead')}>
      <ol className="border-t border-line">
        {setup.data.steps.map(({ step, state }) => {
          const Mark = marks[state];
          return (
            <li key={step} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2.5">
              <Mark aria-hidden className={state === 'done' ? 'size-4 text-accent-text' : 'size-4 text-ink-3'} />
              <span className={state === 'open' ? 'flex-1 basis-48 font-medium' : 'flex-1 basis-48 text-ink-3'}>
                {notices(`step.${step}`)}
              </span>
              <span className="text-sm text-ink-3 max-sm:sr-only">{t(state)}</span>
              <span className="flex items-center gap-1 max-sm:w-full max-sm:ps-4.5 max-sm:empty:hidden">
                {state !== 'done' && (
                  <Button
                    size="sm"
                    variant="quiet"
                    pending={skip.isPending && skip.variables.step === step}
                    onClick={() => skip.mutate({ step, isSkipped: state === 'open' })}
                  >
                    {t(state === 'open' ? 'skip' : 'takeUp')}
                  </Button>
                )}
                {state === 'open' && (
                  <a className={buttonClass({ size: 'sm' })} href={setupPlace(slug, step)}>
                    {notices('goOn')}
                  </a>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {skip.isError && <Alert className="mt-3">{errorText(skip.error)}</Alert>}
    </PageSection>
  );
}
