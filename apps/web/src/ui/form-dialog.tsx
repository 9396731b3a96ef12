'use client';
import type { FormEvent, ReactNode } from 'react';
import { Alert } from './banner.tsx';
import { Button } from './button.tsx';
import { Dialog, DialogActions, DialogClose } from './dialog.tsx';
import { KeptNote } from './kept-note.tsx';

type Props = {
  title: string;
  onClose: () => void;
  onSave: () => void;
  isSaving: boolean;
  words: { save: string; cancel: string; notSaved: string };
  /** Why it was not saved. */
  problem?: string | undefined;
  /** Whether what stands in it was typed before, and the way to begin again. */
  kept?: { isKept: boolean; startAfresh: () => void };
  children: ReactNode;
};

/** A form in a dialog: fields, what went wrong, and the two ways out. */
export function FormDialog({ title, onClose, onSave, isSaving, words, problem, kept, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && onClose()} title={title}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {kept && <KeptNote kept={kept} />}
        {children}
        {problem && <Alert title={words.notSaved}>{problem}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{words.cancel}</Button>} />
          <Button type="submit" variant="primary" pending={isSaving}>
            {words.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
