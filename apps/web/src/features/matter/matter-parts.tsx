'use client';
import type { MatterPart, MatterView } from '@parley/contract/matter';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { GatherDialog } from './gather-dialog.tsx';
import { usePlaceNames } from './use-place-names.ts';

/** The stretches and threads that the matter gathers. */
export function MatterParts({ matter }: { matter: MatterView }) {
  const t = useTranslations('matter');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = useBootstrap().data?.me.id;
  const placeName = usePlaceNames();
  const [isGathering, setIsGathering] = useState(false);
  const [going, setGoing] = useState<MatterPart>();
  const takeOut = useMutation({
    ...trpc.matter.takeOut.mutationOptions(),
    onSuccess: async () => {
      setGoing(undefined);
      await queryClient.invalidateQueries(trpc.matter.pathFilter());
    },
  });
  return (
    <>
      {matter.parts.length === 0 && <p className="border-y border-line py-4 text-ink-2">{t('nothingYet')}</p>}
      <ul aria-label={t('gathers')} className="border-t border-line">
        {matter.parts.map((part) => (
          <li key={part.id} className="flex items-start justify-between gap-3 border-b border-line py-2.5">
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{placeName(part.channel)}</bdi>
              <span className="block text-sm text-ink-3">
                <Span part={part} /> · {t.rich('gatheredBy', { name: () => <bdi>{part.addedBy.name}</bdi> })}
              </span>
              {part.note && (
                <span dir="auto" className="block text-sm text-ink-2">
                  {part.note}
                </span>
              )}
            </span>
            {!matter.closedAt && (matter.isLead || part.addedBy.memberId === me) && (
              <Button
                size="sm"
                variant="quiet"
                aria-label={`${t('takeOut')}: ${placeName(part.channel)}`}
                onClick={() => setGoing(part)}
              >
                {t('takeOut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!matter.closedAt && (
        <Button className="mt-4" onClick={() => setIsGathering(true)}>
          {t('gather')}
        </Button>
      )}
      {isGathering && <GatherDialog matter={matter} onClose={() => setIsGathering(false)} />}
      {going && (
        <ConfirmDialog
          open
          onOpenChange={(isOpen) => !isOpen && setGoing(undefined)}
          title={t('takeOutTitle', { name: placeName(going.channel) })}
          action={t('takeOut')}
          pending={takeOut.isPending}
          error={takeOut.error ? errorText(takeOut.error) : undefined}
          onConfirm={() => takeOut.mutate({ matterId: matter.id, partId: going.id })}
        >
          {t('takeOutWords')}
        </ConfirmDialog>
      )}
    </>
  );
}

function Span({ part: { messageId, from, until } }: { part: MatterPart }) {
  const t = useTranslations('matter');
  if (messageId) return t('aThread');
  if (from && until) return t('fromUntil', { from: formatDate(from), until: formatDate(until) });
  if (from) return t('since', { from: formatDate(from) });
  return until ? t('upTo', { until: formatDate(until) }) : t('allOfIt');
}
