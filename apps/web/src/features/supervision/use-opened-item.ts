'use client';
import type { ItemView, OpenedItem } from '@parley/contract/supervision';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/lib/trpc';

type Entry = OpenedItem['history'][number];

/**
 * The item that is shown. Opening is an act of its own that is noted each time, so it is asked for once by the reader's hand, and
 * never again behind their back: what they do with it is added to what is shown already.
 */
export function useOpenedItem() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const [shown, setShown] = useState<OpenedItem | null>(null);
  const opening = useMutation(
    trpc.supervision.openItem.mutationOptions({
      onSuccess: (opened) => {
        setShown(opened);
        return queryClient.invalidateQueries(trpc.supervision.queue.pathFilter());
      },
    }),
  );
  const open = (itemId: string) => {
    setId(itemId);
    opening.mutate({ itemId });
  };
  const add = (item: ItemView, entry: Entry) =>
    setShown((before) => (before?.item.id === item.id ? { ...before, item, history: [...before.history, entry] } : before));
  const data = shown?.item.id === id ? shown : null;
  return { id, data, error: opening.error, isPending: opening.isPending, open, add, shut: () => setId(null) };
}

export type Opened = ReturnType<typeof useOpenedItem>;
