'use client';
import { limits } from '@parley/contract/limits';
import type { MatterView } from '@parley/contract/matter';
import { matterWords } from '@parley/contract/matter';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';

/** Opens a matter, or changes the name, the client and the state of the one that is given. */
export function MatterDialog({ slug, matter, onClose }: { slug: string; matter: MatterView | null; onClose: () => void }) {
  const t = useTranslations('matter');
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [name, setName] = useState(matter?.name ?? '');
  const [client, setClient] = useState(matter?.client ?? '');
  const [isClosed, setIsClosed] = useState(Boolean(matter?.closedAt));
  const [isUnnamed, setIsUnnamed] = useState(false);
  const done = async ({ id }: MatterView) => {
    await queryClient.invalidateQueries(trpc.matter.pathFilter());
    onClose();
    if (!matter) router.push(`/${slug}/matters/${id}`);
  };
  const open = useMutation({ ...trpc.matter.open.mutationOptions(), onSuccess: done });
  const change = useMutation({ ...trpc.matter.change.mutationOptions(), onSuccess: done });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const checked = matterWords.name.safeParse(name);
    if (!checked.success) return setIsUnnamed(true);
    if (matter) change.mutate({ matterId: matter.id, name: checked.data, client, isClosed });
    else open.mutate({ name: checked.data, client, memberIds: [] });
  };
  const problem = open.error ?? change.error;
  return (
    <Dialog
      title={t(matter ? 'change' : 'new')}
      description={matter ? undefined : t('newLead')}
      size="sm"
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        {problem && <Alert>{errorText(problem)}</Alert>}
        <TextField
          label={t('name')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.matterName}
          error={isUnnamed ? t('nameNeeded') : undefined}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setIsUnnamed(false);
          }}
        />
        <TextField
          label={t('client')}
          hint={t('clientHint')}
          autoComplete="off"
          dir="auto"
          maxLength={limits.matterName}
          value={client}
          onChange={(event) => setClient(event.currentTarget.value)}
        />
        {matter && <Checkbox label={t('isClosed')} hint={t('isClosedHint')} checked={isClosed} onCheckedChange={setIsClosed} />}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={open.isPending || change.isPending}>
            {t(matter ? 'save' : 'openIt')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
