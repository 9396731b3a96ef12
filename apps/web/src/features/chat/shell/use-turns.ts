'use client';
import { useQueryClient } from '@tanstack/react-query';

/**
 * Acts that are asked of the server one after the other, in the order of the presses: `scope` goes to each of their mutations.
 * `countWaiting` says how many have no answer yet; the one whose answer has just come still counts.
 */
export function useTurns(id: string) {
  const queryClient = useQueryClient();
  return {
    scope: { id },
    countWaiting: () => queryClient.isMutating({ predicate: ({ options }) => options.scope?.id === id }),
  };
}
