'use client';
import type { LabelList as List, LabelView } from '@parley/contract/label';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageSection } from '@/ui/side-page';
import { LabelDialog } from './label-dialog.tsx';
import { LabelProposal } from './label-proposal.tsx';
import { LabelRow } from './label-row.tsx';
import { useLabelsChanged } from './use-labels-changed.ts';

/** The labels from the lowest to the highest; those that are out of use stand below. */
export function LabelList({ list }: { list: List }) {
  const t = useTranslations('labels');
  const [editing, setEditing] = useState<LabelView | 'new' | null>(null);
  const order = useMutation(useTRPC().label.order.mutationOptions({ onSettled: useLabelsChanged() }));
  const open = list.items.filter(({ isRetired }) => !isRetired);
  const retired = list.items.filter(({ isRetired }) => isRetired);
  const isFull = open.length >= list.max;
  const move = (at: number, by: -1 | 1) => {
    const ids = open.map(({ id }) => id);
    const [id] = ids.splice(at, 1);
    if (id) ids.splice(at + by, 0, id);
    order.mutate({ ids });
  };
  const newLabel = list.items.length > 0 && (
    <Button size="sm" disabled={isFull} onClick={() => setEditing('new')}>
      <Plus aria-hidden className="size-4" />
      {t('newLabel')}
    </Button>
  );
  return (
    <>
      <PageSection title={t('list')} lead={t('listLead')} acts={newLabel}>
        {isFull && (
          <Banner className="mb-3" tone="amber">
            {t('full', { max: list.max })}
          </Banner>
        )}
        {order.isError && (
          <Alert className="mb-3" title={t('notSaved')}>
            {errorText(order.error)}
          </Alert>
        )}
        {list.items.length === 0 && <LabelProposal preset={list.preset} onOwn={() => setEditing('new')} />}
        {open.length > 0 && (
          <ol aria-label={t('list')} className="border-t border-line">
            {open.map((label, at) => (
              <LabelRow
                key={label.id}
                label={label}
                isMoving={order.isPending}
                onUp={at > 0 ? () => move(at, -1) : undefined}
                onDown={at < open.length - 1 ? () => move(at, 1) : undefined}
                onEdit={() => setEditing(label)}
              />
            ))}
          </ol>
        )}
      </PageSection>
      {retired.length > 0 && (
        <PageSection title={t('retired')} lead={t('retiredLead')}>
          <ul aria-label={t('retired')} className="border-t border-line">
            {retired.map((label) => (
              <LabelRow key={label.id} label={label} />
            ))}
          </ul>
        </PageSection>
      )}
      {editing && <LabelDialog label={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}
