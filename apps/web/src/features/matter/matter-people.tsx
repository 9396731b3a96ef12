'use client';
import type { MatterView } from '@parley/contract/matter';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Face } from '@/ui/face';
import { Tag } from '@/ui/tag';
import { PersonSearch } from '@/lib/person-search/person-search';

/** Who works on the matter. Whoever leads it lets people in and out, and hands the lead over. */
export function MatterPeople({ matter }: { matter: MatterView }) {
  const t = useTranslations('matter');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = useBootstrap().data?.me.id;
  const [heir, setHeir] = useState<MatterView['people'][number]>();
  const refresh = { onSuccess: () => queryClient.invalidateQueries(trpc.matter.pathFilter()) };
  const change = useMutation({ ...trpc.matter.changePeople.mutationOptions(), ...refresh });
  const handOver = useMutation({
    ...trpc.matter.handOver.mutationOptions(),
    onSuccess: async () => {
      setHeir(undefined);
      await refresh.onSuccess();
    },
  });
  return (
    <>
      {change.error && <Alert className="mb-3">{errorText(change.error)}</Alert>}
      <ul aria-label={t('people')} className="border-t border-line">
        {matter.people.map((person) => (
          <li key={person.memberId} className="flex min-h-11 items-center justify-between gap-3 border-b border-line py-1">
            <span className="flex min-w-0 items-center gap-2">
              <Face person={{ id: person.memberId, name: person.name }} size="sm" />
              <bdi className="truncate font-medium">{person.name}</bdi>
              {person.isLead && <Tag>{t('leads')}</Tag>}
            </span>
            {matter.isLead && person.memberId !== me && (
              <span className="flex shrink-0 gap-2">
                <Button size="sm" aria-label={`${t('handOver')}: ${person.name}`} onClick={() => setHeir(person)}>
                  {t('handOver')}
                </Button>
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={`${t('remove')}: ${person.name}`}
                  disabled={change.isPending}
                  onClick={() => change.mutate({ matterId: matter.id, add: [], remove: [person.memberId] })}
                >
                  {t('remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {matter.isLead && (
        <div className="pt-4">
          <PersonSearch
            label={t('letIn')}
            hint={t('letInHint')}
            withGuests={false}
            without={new Set(matter.people.map(({ memberId }) => memberId))}
            onPick={({ memberId }) => change.mutate({ matterId: matter.id, add: [memberId], remove: [] })}
          />
        </div>
      )}
      {heir && (
        <ConfirmDialog
          open
          onOpenChange={(isOpen) => !isOpen && setHeir(undefined)}
          title={t('handOverTitle', { name: heir.name })}
          action={t('handOver')}
          pending={handOver.isPending}
          error={handOver.error ? errorText(handOver.error) : undefined}
          onConfirm={() => handOver.mutate({ matterId: matter.id, memberId: heir.memberId })}
        >
          {t('handOverWords')}
        </ConfirmDialog>
      )}
    </>
  );
}
