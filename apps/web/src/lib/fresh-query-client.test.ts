import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { FreshQueryClient } from './fresh-query-client.ts';

/** A list on a server whose answers come when they are let go, each with what the server knew when it was asked. */
function slowList(client: QueryClient) {
  const server = { items: ['old'] };
  const answers: (() => void)[] = [];
  const options = {
    queryKey: ['list'],
    staleTime: 30_000,
    queryFn: () => {
      const seen = server.items;
      return new Promise<string[]>((resolve) => answers.push(() => resolve(seen)));
    },
  };
  const look = () => new QueryObserver(client, options).subscribe(() => {});
  const shown = () => client.getQueryState<string[]>(['list']);
  return { server, answers, look, shown };
}
/** Everything that an answer sets off has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what is called out of date while its first answer is on its way', () => {
  it('is asked for again, whichever answer comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const client = new FreshQueryClient();
      const { server, answers, look, shown } = slowList(client);
      const leave = look();
      server.items = ['new'];
      const done = client.invalidateQueries({ queryKey: ['list'] });
      expect(shown()).toMatchObject({ status: 'pending', fetchStatus: 'fetching' });
      await vi.waitFor(() => expect(answers).toHaveLength(2));
      for (const nth of order) {
        answers[nth]?.();
        await settled();
      }
      await done;
      expect(shown()).toMatchObject({ status: 'success', fetchStatus: 'idle', data: ['new'], error: null });
      leave();
    }
  });

  it('is asked for anew by who looks next, when nobody looks any more', async () => {
    const client = new FreshQueryClient();
    const { server, answers, look, shown } = slowList(client);
    look()();
    server.items = ['new'];
    await client.invalidateQueries({ queryKey: ['list'] });
    answers[0]?.();
    await settled();
    expect(shown()?.data).toBeUndefined();
    const leave = look();
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await vi.waitFor(() => expect(shown()?.data).toEqual(['new']));
    leave();
  });

  it('keeps its answer where nothing is to be asked again', async () => {
    const client = new FreshQueryClient();
    const { answers, look, shown } = slowList(client);
    const leave = look();
    await client.invalidateQueries({ queryKey: ['list'], refetchType: 'none' });
    answers[0]?.();
    await vi.waitFor(() => expect(shown()?.data).toEqual(['old']));
    leave();
  });
});
