import { useMutation } from '@tanstack/react-query';

type Existing = { id: string; version: number };
type Ways<Input> = {
  existing: Existing | null;
  create: (input: Input) => Promise<unknown>;
  change: (input: Input & Existing) => Promise<unknown>;
  onDone: () => unknown;
};

/** Makes a thing, or changes the given one at the version that was looked at: one act with one state, whichever it is. */
export function useCreateOrChange<Input extends object>({ existing, create, change, onDone }: Ways<Input>) {
  return useMutation({
    mutationFn: (input: Input) => (existing ? change({ ...input, id: existing.id, version: existing.version }) : create(input)),
    onSuccess: onDone,
  });
}
