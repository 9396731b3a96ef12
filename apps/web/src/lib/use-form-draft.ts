import { useState } from 'react';
import { useKeptDraft } from './use-kept-draft.ts';

/** The name of a form: a new thing, or the version of one that is changed. */
export const formOf = (kind: string, thing: { id: string; version: number } | null): string =>
  thing ? `${kind}.${thing.id}.${thing.version}` : kind;

type Wrong = { field: string; problem: string };

/** What somebody is filling in, kept in this tab under `name`, and which field of it was refused, until something is changed. */
export function useFormDraft<Draft extends object>(begin: () => Draft, name: string, onClose?: () => void) {
  const { draft, set: change, close, kept } = useKeptDraft(begin, name, onClose);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const set = (next: Partial<Draft>) => {
    change(next);
    setWrong(null);
  };
  const problemOf = (field: string) => (wrong?.field === field ? wrong.problem : undefined);
  return { draft, set, close, kept, wrong, setWrong, problemOf };
}
