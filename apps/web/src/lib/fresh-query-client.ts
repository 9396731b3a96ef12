import { QueryClient, type InvalidateOptions, type InvalidateQueryFilters, type QueryKey } from '@tanstack/react-query';

/**
 * TanStack's client, whose promise about what was called out of date also holds for a first answer that is still on its way.
 * Theirs lets such an answer stand although it may be older than the change: who marks something as done and opens the list
 * of what is done in the same breath would see it empty until the list is next asked for.
 */
export class FreshQueryClient extends QueryClient {
  override invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    for (const query of this.getQueryCache().findAll(filters)) {
      if (query.state.fetchStatus === 'idle') continue;
      // Nobody looks at it: whoever does next asks anew. One that is looked at is asked for again below, and stays "on its way".
      if (!query.isActive()) void query.cancel({ revert: true });
      else if (query.state.data === undefined && filters?.refetchType !== 'none') void query.cancel({ silent: true });
    }
    return super.invalidateQueries(filters, options);
  }
}
