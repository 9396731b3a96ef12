import { useMutation } from '@tanstack/react-query';

type Existing = { id: string; version: number };
type Ways<Input> = {
  existing: Existing | null;
  create: (input: Input) => Promise<unknown>;
  change: (input: Input & Existing) => Promise<unknown>;
  /** Has the lists ask again; it is over when they show what was saved. */
  refresh: () => unknown;
  /** Not called once the dialog is gone: whatever was opened since stays open. */
  onClose: () => void;
};

/** Makes a thing, or changes the given one at the version that was looked at: one act with one state, whichever it is. */
export function useCreateOrChange<Input extends object>({ existing, create, change, refresh, onClose }: Ways<Input>) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: (input: Input) => (existing ? change({ ...input, id: existing.id, version: existing.version }) : create(input)),
    onSuccess: refresh,
  });
  return { save: (input: Input) => mutate(input, { onSuccess: onClose }), isPending, error };
}
