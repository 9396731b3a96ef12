'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CustomEmojiView } from '@parley/contract/emoji-view';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Dialog } from '@/ui/dialog';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { AddEmojiForm } from './add-emoji-form.tsx';
import { useEmojiBook } from './emoji-book.ts';

const step = 50;

/** The firm's own emoji: a new one above, those there are below. */
export function CustomEmojiDialog() {
  const t = useTranslations('emoji');
  const { custom, canAdd, srcByName } = useEmojiBook();
  const [shown, setShown] = useState(step);
  const [leaving, setLeaving] = useState<CustomEmojiView | null>(null);
  return (
    <Dialog open onOpenChange={(open) => !open && closeDialog()} title={t('title')} description={t('lead')}>
      {canAdd && <AddEmojiForm />}
      {custom.length === 0 ? (
        <p className="py-6 text-center text-ink-2">{t('noneYet')}</p>
      ) : (
        <ul className="mt-4 max-h-[40dvh] overflow-y-auto border-t border-line" aria-label={t('title')}>
          {custom.slice(0, shown).map((one) => (
            <li key={one.name} className="flex min-h-12 items-center gap-3 border-b border-line py-1.5">
              <img src={srcByName.get(one.name)} alt="" className="size-7 shrink-0 object-contain" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">:{one.name}:</span>
                <span className="block truncate text-sm text-ink-3">
                  {one.addedBy ? t('addedBy', { name: one.addedBy.name, day: formatDate(one.addedAt) }) : formatDate(one.addedAt)}
                </span>
              </span>
              {one.canRemove && (
                <Button size="sm" variant="quiet" aria-label={t('removeNamed', { name: one.name })} onClick={() => setLeaving(one)}>
                  {t('remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {custom.length > shown && (
        <Button size="sm" variant="quiet" className="mt-2" onClick={() => setShown(shown + step)}>
          {t('more')}
        </Button>
      )}
      {leaving && <RemoveEmoji one={leaving} onDone={() => setLeaving(null)} />}
    </Dialog>
  );
}

function RemoveEmoji({ one, onDone }: { one: CustomEmojiView; onDone: () => void }) {
  const t = useTranslations('emoji');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation({
    ...trpc.emoji.remove.mutationOptions(),
    onSuccess: () => {
      void queryClient.invalidateQueries(trpc.emoji.pathFilter());
      onDone();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={t('removeTitle', { name: one.name })}
      action={t('removeAct')}
      danger
      pending={remove.isPending}
      error={remove.error ? refusalText(remove.error) : undefined}
      onConfirm={() => remove.mutate({ name: one.name })}
    >
      {t('removeWhat')}
    </ConfirmDialog>
  );
}
