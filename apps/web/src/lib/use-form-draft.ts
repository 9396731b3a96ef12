import { useState } from 'react';

type Wrong = { field: string; problem: string };

/** What somebody is filling in, and which field of it was refused, until something is changed. */
export function useFormDraft<Draft>(begin: () => Draft) {
  const [draft, setDraft] = useState(begin);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const set = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change });
    setWrong(null);
  };
  const problemOf = (field: string) => (wrong?.field === field ? wrong.problem : undefined);
  return { draft, set, wrong, setWrong, problemOf };
}
