'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import type { MemberView } from '@parley/contract/member-view';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { PeoplePicker } from '../people/people-picker.tsx';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useOpenDirect } from './use-open-direct.ts';

export function NewMessageDialog() {
  const t = useTranslations('channel');
  const [people, setPeople] = useState<MemberView[]>([]);
  const open = useOpenDirect();
  const start = () => people.length && open.mutate({ memberIds: people.map(({ id }) => id) }, { onSuccess: closeDialog });
  return (
    <Dialog title={t('newMessage')} description={t('newMessageLead')} open onOpenChange={(isOpen) => !isOpen && closeDialog()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        {open.error && (
          <Alert className="mb-4" title={t('conversationNotOpened')}>
            {refusalText(open.error)}
          </Alert>
        )}
        <PeoplePicker autoFocus label={t('to')} chosen={people} onChange={setPeople} max={limits.groupMembers - 1} />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" disabled={people.length === 0} pending={open.isPending}>
            {people.length > 1
              ? t('writeToCount', { count: people.length })
              : people[0]
                ? t('writeTo', { name: people[0].name })
                : t('write')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
