'use client';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import type { PresenceState } from '@parley/contract/presence';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient, useMe, usePresence } from '../state/chat-client.tsx';
import { usePresenceWords } from './presence-words.ts';
import { untilFor } from './until-for.ts';

const states = ['available', 'away', 'busy', 'do not disturb'] as const satisfies PresenceState[];
const spans = ['none', '30', '60', '240', 'today', 'week'] as const;

export function StatusDialog() {
  const t = useTranslations('people');
  const { wordOf } = usePresenceWords();
  const client = useChatClient();
  const presence = usePresence(useMe().id);
  const [state, setState] = useState<PresenceState>(presence.state === 'offline' ? 'available' : presence.state);
  const [text, setText] = useState(presence.text ?? '');
  const [span, setSpan] = useState('none');
  const set = useMutation({ mutationFn: client.setPresence });
  const save = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(
      { state, text: text.trim(), emoji: presence.emoji ?? '', until: untilFor(span)?.toISOString() },
      { onSuccess: closeDialog },
    );
  };
  return (
    <Dialog
      title={t('yourStatus')}
      description={t('yourStatusLead')}
      size="sm"
      open
      onOpenChange={(open) => !open && closeDialog()}
    >
      <form onSubmit={save} className="flex flex-col gap-4">
        {set.error && <Alert title={t('statusNotSet')}>{refusalText(set.error)}</Alert>}
        <TextField
          label={t('doing')}
          placeholder={t('doingExample')}
          autoFocus
          maxLength={limits.statusText}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          label={t('othersSee')}
          options={states.map((value) => ({ value, label: wordOf({ state: value }) }))}
          value={state}
          onChange={(event) => setState(states.find((value) => value === event.currentTarget.value) ?? 'available')}
        />
        <Select
          label={t('howLong')}
          options={spans.map((value) => ({ value, label: t(`span.${value}`) }))}
          value={span}
          onChange={(event) => setSpan(event.currentTarget.value)}
        />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={set.isPending}>
            {t('setTheStatus')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
