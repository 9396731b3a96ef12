'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupView } from '@parley/contract/group-view';
import { limits } from '@parley/contract/limits';
import { groupName } from '@parley/contract/primitives';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';

/** Makes a group, or renames or deletes the one that is given. */
export function GroupDialog({ group, onClose }: { group: GroupView | null; onClose: () => void }) {
  const t = useTranslations('groups');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(group?.name ?? '');
  const [problem, setProblem] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  const done = {
    onSuccess: () => {
      onClose();
      return queryClient.invalidateQueries(trpc.group.pathFilter());
    },
    onError: (error: unknown) => setProblem(errorText(error)),
  };
  const create = useMutation({ ...trpc.group.create.mutationOptions(), ...done });
  const rename = useMutation({ ...trpc.group.rename.mutationOptions(), ...done });
  const remove = useMutation(trpc.group.delete.mutationOptions({ onSuccess: done.onSuccess }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const checked = groupName.safeParse(name);
    if (!checked.success) return setProblem(t('nameNeeded'));
    if (group) rename.mutate({ groupId: group.id, name: checked.data });
    else create.mutate({ name: checked.data, memberIds: [] });
  };
  return (
    <Dialog title={group ? t('changeGroup') : t('newGroup')} size="sm" open onOpenChange={(open) => !open && onClose()}>
      <form onSubmit={save} noValidate>
        <TextField
          label={t('name')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.groupName}
          error={problem}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <DialogActions>
          {group && (
            <Button
              className="me-auto"
              variant="danger"
              onClick={() => {
                remove.reset();
                setIsAsking(true);
              }}
            >
              {t('delete')}
            </Button>
          )}
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={create.isPending || rename.isPending}>
            {group ? t('save') : t('create')}
          </Button>
        </DialogActions>
      </form>
      {group && (
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setIsAsking}
          title={t('deleteAsk', { name: group.name })}
          action={t('deleteAct')}
          danger
          pending={remove.isPending}
          error={remove.isError ? errorText(remove.error) : undefined}
          onConfirm={() => remove.mutate({ groupId: group.id })}
        >
          {t('deleteLead')}
        </ConfirmDialog>
      )}
    </Dialog>
  );
}
