'use client';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import { sectionName } from '@parley/contract/primitives';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useSections, useSidebarActions } from './use-sidebar.ts';

/** Names a section: a new one, with a channel in it where it was asked for there, or one that is there. */
export function SectionDialog({ mine, sectionId }: { mine?: MyChannelView | undefined; sectionId?: string | undefined }) {
  const t = useTranslations('sidebar');
  const actions = useSidebarActions();
  const section = useSections().find(({ id }) => id === sectionId);
  const [name, setName] = useState(section?.name ?? '');
  const [problem, setProblem] = useState<string>();
  const create = useMutation({
    mutationFn: actions.createSection,
    onSuccess: ({ sections }) => {
      const made = sections.at(-1);
      if (mine && made) actions.moveTo(mine, made.id);
    },
    onError: (error) => setProblem(refusalText(error)),
  });

  const save = (event: FormEvent) => {
    event.preventDefault();
    const checked = sectionName.safeParse(name);
    if (!checked.success) return setProblem(t('nameNeeded'));
    if (section) {
      actions.changeSection(section.id, { name: checked.data });
      return closeDialog();
    }
    create.mutate(checked.data, { onSuccess: closeDialog });
  };
  return (
    <Dialog
      title={section ? t('renameSection') : t('newSection')}
      description={section ? undefined : t('newSectionLead')}
      size="sm"
      open
      onOpenChange={(open) => !open && closeDialog()}
    >
      <form onSubmit={save} noValidate>
        <TextField
          label={t('sectionName')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.sectionName}
          error={problem}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={create.isPending}>
            {section ? t('rename') : t('createSection')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
