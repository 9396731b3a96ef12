'use client';
import type { MatterView } from '@parley/contract/matter';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Face } from '@/ui/face';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';

const row = 'flex min-h-11 items-center justify-between gap-3 border-b border-line py-1';

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
          <li key={person.memberId} className={row}>
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
        <AddPeople
          matter={matter}
          isBusy={change.isPending}
          onAdd={(memberId) => change.mutate({ matterId: matter.id, add: [memberId], remove: [] })}
        />
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

type AddProps = { matter: MatterView; isBusy: boolean; onAdd: (memberId: string) => void };

function AddPeople({ matter, isBusy, onAdd }: AddProps) {
  const t = useTranslations('matter');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const found = useQuery({ ...useTRPC().member.list.queryOptions({ query: wanted }), enabled: wanted !== '' });
  const inside = new Set(matter.people.map(({ memberId }) => memberId));
  const others = wanted ? (found.data?.items.filter(({ id, role }) => !inside.has(id) && role !== 'guest').slice(0, 6) ?? []) : [];
  return (
    <div className="pt-4">
      <TextField
        label={t('letIn')}
        hint={t('letInHint')}
        placeholder={t('typeName')}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ul aria-label={t('found')}>
        {others.map(({ id, name }) => (
          <li key={id} className={row}>
            <bdi className="truncate">{name}</bdi>
            <Button size="sm" aria-label={`${t('add')}: ${name}`} disabled={isBusy} onClick={() => onAdd(id)}>
              {t('add')}
            </Button>
          </li>
        ))}
      </ul>
      {wanted && found.data && others.length === 0 && <p className="pt-2 text-sm text-ink-3">{t('nobody')}</p>}
    </div>
  );
}
