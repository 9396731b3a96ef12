'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from './trpc.tsx';

/** Who I am in the workspace of this page, what it is called, and what I may do. */
export function useBootstrap() {
  const trpc = useTRPC();
  return useQuery(trpc.workspace.bootstrap.queryOptions(undefined, { staleTime: 60_000 }));
}
