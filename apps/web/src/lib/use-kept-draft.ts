import { useEffect, useState } from 'react';
import { forgetForm, keepForm, readKeptForm } from './kept-forms.ts';
import { useBootstrap } from './use-bootstrap.ts';

/** For the note that says where the words in a form come from. */
export type Kept = { isKept: boolean; startAfresh: () => void };

/**
 * What somebody is filling in. It outlives a reload of this tab under `name`, which says the form and, of a thing that is changed,
 * which version of it, until the form is sent or given up: `close` forgets it, and does `onClose`.
 */
export function useKeptDraft<Draft extends object>(begin: () => Draft, name: string, onClose?: () => void) {
  const { data } = useBootstrap();
  // Whoever signs in next in the same tab, or works for another firm, does not find it.
  const key = `${data?.me.id ?? ''}.${name}`;
  const [state, setState] = useState(() => {
    const kept = readKeptForm(key) as Draft | null;
    return { draft: { ...begin(), ...kept }, isKept: kept !== null, isTouched: false };
  });
  const { draft, isKept, isTouched } = state;
  // What the tab keeps lies outside of what is drawn.
  useEffect(() => {
    if (isTouched) keepForm(key, draft);
  }, [key, draft, isTouched]);
  const set = (change: Partial<Draft>) =>
    setState((before) => ({ ...before, draft: { ...before.draft, ...change }, isTouched: true }));
  const close = () => {
    forgetForm(key);
    onClose?.();
  };
  const startAfresh = () => {
    forgetForm(key);
    setState({ draft: begin(), isKept: false, isTouched: false });
  };
  return { draft, set, close, kept: { isKept, startAfresh } satisfies Kept };
}
