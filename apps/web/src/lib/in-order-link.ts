import type { AppRouter } from '@parley/api/router';
import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';

/**
 * Acts of one router reach the server in the order they were done, and are answered in it: the next leaves when the one before
 * it has been answered or refused. On their own, "mute" and "no longer mute" within one breath would race each other there.
 * One that nothing is before leaves at once.
 */
export const inOrderLink: TRPCLink<AppRouter> = () => {
  const tails = new Map<string, Promise<void>>();
  return ({ op, next }) => {
    if (op.type !== 'mutation') return next(op);
    const router = op.path.slice(0, op.path.indexOf('.'));
    return observable((observer) => {
      const before = tails.get(router);
      let leave = () => {};
      const after = new Promise<void>((resolve) => (leave = resolve));
      tails.set(router, after);
      let stop = () => {};
      const start = () => {
        const sent = next(op).subscribe(observer);
        stop = () => sent.unsubscribe();
      };
      if (before) void before.then(start);
      else start();
      // Called once it is answered or refused.
      return () => {
        stop();
        leave();
        if (tails.get(router) === after) tails.delete(router);
      };
    });
  };
};
