'use client';
import { useState, type FormEvent } from 'react';
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
import { untilFor } from './until-for.ts';

const states = [
  { value: 'available', label: 'Available' },
  { value: 'away', label: 'Away' },
  { value: 'busy', label: 'Busy' },
  { value: 'do not disturb', label: 'Do not disturb' },
] as const satisfies { value: PresenceState; label: string }[];
const spans = [
  { value: 'none', label: 'Until I change it' },
  { value: '30', label: 'For 30 minutes' },
  { value: '60', label: 'For an hour' },
  { value: '240', label: 'For four hours' },
  { value: 'today', label: 'Until tonight' },
  { value: 'week', label: 'Until Monday' },
];

export function StatusDialog() {
  const client = useChatClient();
  const presence = usePresence(useMe().id);
  const [state, setState] = useState<PresenceState>(presence.state === 'offline' ? 'available' : presence.state);
  const [text, setText] = useState(presence.text ?? '');
  const [span, setSpan] = useState('none');
  const [problem, setProblem] = useState<string>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    client
      .setPresence({
        state,
        text: text.trim(),
        emoji: presence.emoji ?? '',
        until: untilFor(span)?.toISOString(),
      })
      .then(closeDialog, (error: unknown) => setProblem(refusalText(error)));
  };
  return (
    <Dialog
      title="Your status"
      description="Shown wherever your name is, on all your devices."
      size="sm"
      open
      onOpenChange={(open) => !open && closeDialog()}
    >
      <form onSubmit={save} className="flex flex-col gap-4">
        {problem && <Alert title="The status was not set">{problem}</Alert>}
        <TextField
          label="What you are doing"
          placeholder="In a meeting"
          autoFocus
          maxLength={limits.statusText}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          label="Others see you as"
          options={states}
          value={state}
          onChange={(event) => setState(states.find(({ value }) => value === event.currentTarget.value)?.value ?? 'available')}
        />
        <Select label="How long" options={spans} value={span} onChange={(event) => setSpan(event.currentTarget.value)} />
        <DialogActions>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary">
            Set the status
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
