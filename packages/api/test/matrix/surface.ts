import { appRouter } from '../../src/router.ts';
import { createContext } from '../../src/context.ts';
import { clientEvents } from '@parley/contract/client-events';
import type { ErrorCode } from '@parley/contract/error-code';
import type { Actor } from '@parley/core/actor';
import { toErrorBody } from '@parley/core/app-error';
import { handleClientEvent, isClientEventName } from '@parley/core/client-event/handle-client-event';
import { resolveActor } from '@parley/core/identity/session';
import { newId } from '@parley/core/id';
import type { AnyTRPCRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';

export type Outcome = 'ok' | ErrorCode;
/** The bytes of an answer, and what they mean. */
export type Reply = { outcome: Outcome; text: string; data: unknown };
/** Who calls, and for which workspace. `json` is the raw input, so that an attack may write what no object holds. */
export type Call = { name: string; token: string | null; workspace: string | null; json: string };
/** Something that may be called from outside: the whole of it, enumerated from the code that serves it. */
export type Surface = { names: string[]; takesInput(name: string): boolean; call(call: Call): Promise<Reply> };

type Procedures = Record<string, { _def: { type: string; inputs: unknown[] } }>;

/** Every procedure of a router, called over HTTP as the browser calls it. */
export function procedureSurface(router: AnyTRPCRouter = appRouter): Surface {
  const procedures = router._def.procedures as unknown as Procedures;
  return {
    names: Object.keys(procedures),
    takesInput: (name) => (procedures[name]?._def.inputs.length ?? 0) > 0,
    async call({ name, token, workspace, json }) {
      const isQuery = procedures[name]?._def.type === 'query';
      const req = new Request(`http://localhost/api/trpc/${name}${isQuery ? `?input=${encodeURIComponent(json)}` : ''}`, {
        method: isQuery ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', ...(workspace ? { 'x-parley-workspace': workspace } : {}) },
        ...(isQuery ? {} : { body: json }),
      });
      const response = await fetchRequestHandler({
        endpoint: '/api/trpc',
        req,
        router,
        createContext: () =>
          createContext({ headers: req.headers, sessionToken: token, ip: freshAddress(), userAgent: 'test', requestId: newId() }),
      });
      const text = await response.text();
      const answer = JSON.parse(text) as {
        result?: { data: unknown };
        error?: { data: { parley: { code: ErrorCode } } };
      };
      return answer.result
        ? { outcome: 'ok', text, data: answer.result.data }
        : { outcome: answer.error?.data.parley.code ?? 'INTERNAL', text, data: answer.error };
    },
  };
}

type HandleEvent = (actor: Actor, name: string, payload: unknown) => Promise<unknown>;
const handle: HandleEvent = (actor, name, payload) => {
  if (!isClientEventName(name)) throw new Error(`no event ${name}`);
  return handleClientEvent(actor, name, payload);
};

/** Every event of the contract, called as `POST /api/realtime/{event}` calls it. */
export function eventSurface(names: string[] = Object.keys(clientEvents), handler: HandleEvent = handle): Surface {
  return {
    names,
    takesInput: () => true,
    async call({ name, token, workspace, json }) {
      const answer = await resolveActor(token, workspace ?? '')
        .then((actor) => handler(actor, name, JSON.parse(json)))
        .catch((error: unknown) => ({ ok: false, error: toErrorBody(error) }));
      const { ok, error } = answer as { ok: boolean; error?: { code: ErrorCode } };
      return { outcome: ok ? 'ok' : (error?.code ?? 'INTERNAL'), text: JSON.stringify(answer), data: answer };
    },
  };
}

/** Attempts are counted by network address; each call here comes from one of its own. */
const freshAddress = () => `test-${newId()}`;
