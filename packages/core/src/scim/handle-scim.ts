import { lockStream } from '@parley/db/channel/channel-queries';
import { enterTenant, withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import SCIMMY from 'scimmy';
import { AppError } from '../app-error.ts';
import { requireWritable } from '../billing/require-writable.ts';
import { newId } from '../id.ts';
import type { Client } from '../identity/session.ts';
import { throttle } from '../identity/throttle.ts';
import { log } from '../log.ts';
import { unknownPassword } from '../single-sign-on/join-by-provider.ts';
import { workInBulk } from './bulk.ts';
import { declareResources } from './declare-resources.ts';
import { readGroup, toScimGroup } from './groups.ts';
import { normalisePatch, toBoolean } from './normalise-patch.ts';
import { readPerson, toScimUser } from './people.ts';
import type { ScimContext } from './scim-context.ts';
import { inScimWords, notThere, scimError } from './scim-error.ts';
import { findScimTenant } from './scim-token.ts';
import { matches, versionIsAnother } from './version.ts';

export type ScimRequest = {
  token: string | null;
  method: string;
  /** Below `/api/scim/v2`: `['Users', id]`. */
  path: string[];
  query: Record<string, string>;
  body: string;
  /** `If-Match` and `If-None-Match`, as they came. */
  ifMatch: string | null;
  ifNoneMatch: string | null;
};
export type ScimAnswer = { status: number; body: unknown; version?: string | undefined; retryAfterMs?: number | undefined };

const keptRequests = 200;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** SCIM 2.0 (RFC 7644) for one firm's directory: each request is one transaction, and is refused in SCIM's own words. */
export async function handleScim(request: ScimRequest, client: Client): Promise<ScimAnswer> {
  let tenantId: string | null = null;
  let answer: ScimAnswer;
  try {
    await throttle('scim.address', client.address);
    tenantId = request.token ? await findScimTenant(request.token) : null;
    if (!tenantId) throw scimError(401, null, 'This token is not known. Make a new one in Parley, under Security.');
    await throttle('scim.tenant', tenantId);
    answer = isBulk(request) ? await workOnAll(tenantId, request) : await work(tenantId, request);
  } catch (error) {
    answer = await toAnswer(error);
  }
  if (tenantId && !(isBulk(request) && answer.status < 400)) await note(tenantId, request, answer);
  return answer;
}

const isBulk = ({ method, path }: ScimRequest) => method === 'POST' && path.length === 1 && path[0] === 'Bulk';

/** Each operation counts, and is noted, like a request of its own. */
async function workOnAll(tenantId: string, request: ScimRequest): Promise<ScimAnswer> {
  declareResources();
  const body = await workInBulk(readBody(request.body), async (step) => {
    const one = { ...request, ...step, query: {}, ifNoneMatch: null };
    const answer = await throttle('scim.tenant', tenantId)
      .then(() => work(tenantId, one))
      .catch(toAnswer);
    await note(tenantId, one, answer);
    return { status: answer.status, body: JSON.parse(JSON.stringify(answer.body)) as unknown };
  });
  return { status: 200, body };
}

async function work(tenantId: string, request: ScimRequest): Promise<ScimAnswer> {
  declareResources();
  const [kind = '', id, ...rest] = request.path;
  const about = { Schemas: SCIMMY.Resources.Schema, ResourceTypes: SCIMMY.Resources.ResourceType }[kind];
  if (request.method === 'GET' && kind === 'ServiceProviderConfig')
    return { status: 200, body: await new SCIMMY.Resources.ServiceProviderConfig().read() };
  if (request.method === 'GET' && about) return { status: 200, body: await (id ? new about(id) : new about()).read() };
  const resource = { Users: SCIMMY.Resources.User, Groups: SCIMMY.Resources.Group }[kind];
  if (!resource || rest.length > 0) throw scimError(404, null, 'There is nothing at this address.');
  if (id !== undefined && !uuid.test(id)) throw notThere(id);
  const passwordHash = request.method === 'POST' ? await unknownPassword() : '';
  const after: ScimContext['after'] = [];
  const answer = await inScimWords(() =>
    withSystem(async (tx) => {
      await enterTenant(tx, tenantId);
      if (request.method !== 'GET') await lockStream(tx, tenantId);
      const context = { tenantId, tx, passwordHash, after, requireWritable: () => requireWritable(tenantId) };
      if (id !== undefined && request.method !== 'GET' && request.ifMatch !== null) {
        const { version } = await versionOf(kind, id, context);
        if (!matches(request.ifMatch, version)) throw versionIsAnother();
      }
      return act(resource, id, request, context);
    }),
  );
  for (const then of after) await then();
  const version = (answer.body as { meta?: { version?: string } } | null)?.meta?.version;
  if (request.method === 'GET' && version && request.ifNoneMatch !== null && matches(request.ifNoneMatch, version))
    return { status: 304, body: null, version };
  return { ...answer, version };
}

const versionOf = async (kind: string, id: string, context: ScimContext) =>
  (kind === 'Users' ? toScimUser(await readPerson(context, id)) : toScimGroup(await readGroup(context, id))).meta;

async function act(
  Resource: typeof SCIMMY.Resources.User | typeof SCIMMY.Resources.Group,
  id: string | undefined,
  { method, query, body }: ScimRequest,
  context: ScimContext,
): Promise<ScimAnswer> {
  const options = toOptions(query, id !== undefined);
  const one = () => {
    if (id === undefined) throw scimError(405, null, 'This can be done to one resource only.');
    return new Resource(id, options);
  };
  switch (method) {
    case 'GET':
      return { status: 200, body: await (id === undefined ? new Resource(options as never) : one()).read(context) };
    case 'POST':
      if (id !== undefined) throw scimError(405, null, 'New resources are posted to their list.');
      return { status: 201, body: await new Resource(options as never).write(readBody(body) as never, context) };
    case 'PUT':
      return { status: 200, body: await one().write(readBody(body) as never, context) };
    case 'PATCH': {
      const target = one();
      const changed = await target.patch(normalisePatch(readBody(body)) as never, context);
      // Where nothing changed there is nothing to answer by the letter; directories wait for the resource all the same.
      return { status: 200, body: changed ?? (await new Resource(id, options).read(context)) };
    }
    case 'DELETE':
      await one().dispose(context);
      return { status: 204, body: null };
    default:
      throw scimError(405, null, 'There is no such method here.');
  }
}

function readBody(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'active' in body) return { ...body, active: toBoolean(body.active) };
    return body;
  } catch {
    throw scimError(400, 'invalidSyntax', 'The body is not JSON.');
  }
}

function toOptions(query: Record<string, string>, isOne: boolean): Record<string, unknown> {
  const { filter, attributes, excludedAttributes, sortBy, sortOrder, startIndex, count } = query;
  const number = (text: string | undefined) => (text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined);
  const shown = { ...(attributes && { attributes }), ...(excludedAttributes && { excludedAttributes }) };
  if (isOne) return shown;
  const start = number(startIndex);
  return {
    ...shown,
    ...(filter && { filter }),
    ...(sortBy && { sortBy }),
    ...(sortOrder && { sortOrder }),
    ...(start !== undefined && { startIndex: start }),
    count: Math.min(number(count) ?? 100, 200),
  };
}

async function toAnswer(thrown: unknown): Promise<ScimAnswer> {
  const error = await inScimWords(() => Promise.reject(thrown)).catch((known: unknown) => known);
  const isKnown = error instanceof SCIMMY.Types.Error;
  if (!isKnown) log.error({ err: thrown }, 'a SCIM request failed');
  const told = isKnown ? error : scimError(500, null, 'Something went wrong on our side. Nothing was changed; please try again.');
  const body = new SCIMMY.Messages.Error(told as never);
  const retryAfterMs = thrown instanceof AppError ? thrown.retryAfterMs : undefined;
  return { status: (told as { status?: number }).status ?? 500, body, retryAfterMs };
}

/** The page shows the last that were asked for. What only looked, with success, is not worth a line. */
async function note(tenantId: string, { method, path }: ScimRequest, { status, body }: ScimAnswer): Promise<void> {
  if (method === 'GET' && status < 400) return;
  const told = (body ?? {}) as { detail?: string; userName?: string; displayName?: string };
  const text = (status >= 400 ? told.detail : (told.userName ?? told.displayName)) ?? '';
  await withTenant(tenantId, async (tx) => {
    const row = { tenantId, id: newId(), method: method.slice(0, 10), path: `/${path.join('/')}`.slice(0, 200), status };
    await tx.scimRequest.create({ data: { ...row, note: text.slice(0, 300) } });
    const [oldest] = await tx.scimRequest.findMany({ orderBy: { id: 'desc' }, skip: keptRequests, take: 1 });
    if (oldest) await tx.scimRequest.deleteMany({ where: { id: { lte: oldest.id } } });
  });
}
