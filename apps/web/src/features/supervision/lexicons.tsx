'use client';
import type { LexiconView } from '@parley/contract/supervision';
import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { EmptyState } from '@/ui/empty-state';
import { Fetched } from '@/ui/fetched';
import { PageSection } from '@/ui/side-page';
import { LexiconDialog } from './lexicon-dialog.tsx';

/** The firm's word lists. */
export function Lexicons({ lexicons }: { lexicons: UseQueryResult<{ items: LexiconView[]; max: number }, unknown> }) {
  const t = useTranslations('supervision');
  const [editing, setEditing] = useState<LexiconView | 'new' | null>(null);
  const { items = [], max = 0 } = lexicons.data ?? {};
  const isFull = lexicons.data !== undefined && items.length >= max;
  const newLexicon = (
    <Button size="sm" disabled={isFull} onClick={() => setEditing('new')}>
      <Plus aria-hidden className="size-4" />
      {t('newLexicon')}
    </Button>
  );
  return (
    <PageSection title={t('lexicons')} lead={t('lexiconsLead')} acts={items.length > 0 && newLexicon}>
      <Fetched query={lexicons} words={{ loading: t('loading'), notYours: t('notYours') }}>
        {() =>
          items.length > 0 ? (
            <ul aria-label={t('lexicons')} className="border-t border-line">
              {items.map((lexicon) => (
                <LexiconRow key={lexicon.id} lexicon={lexicon} onEdit={() => setEditing(lexicon)} />
              ))}
            </ul>
          ) : (
            <EmptyState title={t('noLexicons')} act={<Button onClick={() => setEditing('new')}>{t('newLexicon')}</Button>}>
              {t('noLexiconsLead')}
            </EmptyState>
          )
        }
      </Fetched>
      {editing && <LexiconDialog lexicon={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </PageSection>
  );
}

function LexiconRow({ lexicon, onEdit }: { lexicon: LexiconView; onEdit: () => void }) {
  const t = useTranslations('supervision');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const onSuccess = () => queryClient.invalidateQueries(trpc.supervision.pathFilter());
  const remove = useMutation(trpc.supervision.deleteLexicon.mutationOptions({ onSuccess }));
  const { name, version, phrases, exceptions, usedBy, setBy, setAt } = lexicon;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-72">
        <bdi className="font-semibold wrap-anywhere">{name}</bdi>
        <p className="text-sm text-ink-2">
          {t('lexiconSentence', { phrases: phrases.length, exceptions: exceptions.length, policies: usedBy })}
        </p>
        <p className="text-sm text-ink-3">{t('versionBy', { version, name: setBy, date: formatDate(setAt) })}</p>
      </div>
      <div className="flex gap-1">
        <Button size="sm" aria-label={t('changeNamed', { name })} onClick={onEdit}>
          {t('change')}
        </Button>
        <Button size="sm" variant="quiet" aria-label={t('deleteNamed', { name })} onClick={() => setIsAsking(true)}>
          {t('delete')}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('deleteAsk', { name })}
        action={t('delete')}
        danger
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate({ id: lexicon.id })}
      >
        {t('deleteLexiconLead')}
      </ConfirmDialog>
    </li>
  );
}
