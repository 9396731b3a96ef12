import { withTenant } from '@parley/db/with-tenant';
import { beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { bus } from '../src/bus/bus.ts';
import { resolveActor } from '../src/identity/session.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { handleScim } from '../src/scim/handle-scim.ts';
import { endScimToken, getScim, makeScimToken } from '../src/scim/scim-token.ts';
import { buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { clientHere, newDomain, openSingleSignOn, proveDomain } from './single-sign-on-world.ts';

openSingleSignOn();

type Resource = {
  id: string;
  userName: string;
  active: boolean;
  displayName: string;
  externalId?: string;
  title?: string;
  name: { givenName: string; familyName: string };
  emails: { value: string; type: string }[];
  members?: { value: string }[];
  totalResults: number;
  startIndex: number;
  itemsPerPage: number;
  Resources: Resource[];
  detail: string;
  scimType?: string;
  status: string;
  schemas: string[];
};
let tenant: BuiltTenant;
let token: string;
let domain: string;
beforeAll(async () => {
  tenant = await buildTenant();
  domain = newDomain();
  await proveDomain(tenant, domain);
  ({ token } = await makeScimToken(tenant.owner));
  await withTenant(tenant.tenantId, (tx) =>
    tx.subscription.create({ data: { tenantId: tenant.tenantId, plan: 'business', seatLimit: 500 } }),
  );
});

type Tags = { ifMatch?: string; ifNoneMatch?: string };
async function ask(method: string, path: string, body?: unknown, as: string | null = token, tags: Tags = {}) {
  const [route = '', search = ''] = path.split('?');
  const answer = await handleScim(
    {
      token: as,
      method,
      path: route.split('/').filter(Boolean),
      query: Object.fromEntries(new URLSearchParams(search)),
      body: body === undefined ? '' : JSON.stringify(body),
      ifMatch: tags.ifMatch ?? null,
      ifNoneMatch: tags.ifNoneMatch ?? null,
    },
    clientHere(),
  );
  return { status: answer.status, version: answer.version, body: JSON.parse(JSON.stringify(answer.body)) as Resource };
}
const core = 'urn:ietf:params:scim:schemas:core:2.0';
const patchOf = (...Operations: unknown[]) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });
let counter = 0;
const person = (more: object = {}) => {
  counter += 1;
  const userName = `bjensen${counter}@${domain}`;
  return {
    schemas: [`${core}:User`],
    externalId: `ext-${counter}`,
    userName,
    name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara' },
    emails: [{ value: userName, type: 'work', primary: true }],
    ...more,
  };
};
const create = async (more: object = {}) => (await ask('POST', '/Users', person(more))).body;

describe('the examples of RFC 7644', () => {
  test('create (3.3)', async () => {
    const { status, body } = await ask('POST', '/Users', person({ title: 'Adviser' }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      active: true,
      title: 'Adviser',
      name: { givenName: 'Barbara', familyName: 'Jensen' },
      meta: { resourceType: 'User', location: `http://localhost:3000/api/scim/v2/Users/${body.id}` },
    });
  });
  test('retrieve (3.4.1), and nothing where there is nothing', async () => {
    const made = await create();
    expect((await ask('GET', `/Users/${made.id}`)).body).toMatchObject({ id: made.id, userName: made.userName });
    for (const id of ['00000000-0000-7000-8000-000000000000', '2819c223', `${made.id}" or id pr`])
      expect(await ask('GET', `/Users/${id}`)).toMatchObject({ status: 404, body: { status: '404' } });
  });
  test('filter (3.4.2.2), page (3.4.2.4) and choose attributes (3.4.2.5)', async () => {
    const made = await create({ title: 'Filtered' });
    const found = async (filter: string) => (await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body.Resources;
    for (const filter of [
      `userName eq "${made.userName}"`,
      `userName eq "${made.userName.toUpperCase()}"`,
      `externalId eq "${made.externalId}"`,
      `emails[type eq "work" and value eq "${made.userName}"]`,
      `title sw "Filt" and active eq true`,
    ])
      expect((await found(filter)).map(({ id }) => id)).toEqual([made.id]);
    expect(await found('userName eq "nobody@nowhere.example"')).toEqual([]);
    expect((await ask('GET', '/Users?filter=userName%20xx%20%22a%22')).status).toBe(400);
    const first = (await ask('GET', '/Users?startIndex=1&count=1')).body;
    const second = (await ask('GET', '/Users?startIndex=2&count=1')).body;
    expect(first.totalResults).toBeGreaterThan(1);
    expect(second).toMatchObject({ startIndex: 2, itemsPerPage: 1 });
    expect(first.Resources[0]?.id).not.toBe(second.Resources[0]?.id);
    const narrow = (await ask('GET', `/Users/${made.id}?attributes=userName`)).body;
    expect(Object.keys(narrow).toSorted()).toEqual(expect.arrayContaining(['id', 'userName']));
    expect(narrow.displayName).toBeUndefined();
  });
  test('replace (3.5.1)', async () => {
    const made = await create({ title: 'Before' });
    const { name: _name, ...rest } = person();
    const given = { ...rest, userName: made.userName, emails: made.emails, name: { givenName: 'Babs', familyName: 'Jensen' } };
    const { status, body } = await ask('PUT', `/Users/${made.id}`, given);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: made.id, displayName: 'Babs Jensen' });
    expect(body.title).toBeUndefined();
  });
  test('patch (3.5.2): add, replace, remove', async () => {
    const made = await create({ title: 'Clerk' });
    const patched = await ask(
      'PATCH',
      `/Users/${made.id}`,
      patchOf({ op: 'replace', path: 'name.familyName', value: 'Lane' }, { op: 'remove', path: 'title' }),
    );
    expect(patched.status).toBe(200);
    expect(patched.body).toMatchObject({ displayName: 'Barbara Lane' });
    expect(patched.body.title).toBeUndefined();
    expect((await ask('PATCH', `/Users/${made.id}`, { Operations: [] })).status).toBe(400);
  });
  test('delete (3.6) deactivates: nothing of what they wrote goes', async () => {
    const made = await create();
    expect((await ask('DELETE', `/Users/${made.id}`)).status).toBe(204);
    expect((await ask('GET', `/Users/${made.id}`)).body.active).toBe(false);
  });
  test('what there is (4)', async () => {
    expect((await ask('GET', '/ServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      filter: { supported: true },
      etag: { supported: true },
      bulk: { supported: true, maxOperations: 100, maxPayloadSize: 1_048_576 },
    });
    expect((await ask('GET', '/ResourceTypes')).body.Resources).toHaveLength(2);
    expect((await ask('GET', '/Schemas')).body.Resources.length).toBeGreaterThanOrEqual(2);
    expect((await ask('GET', '/Nothing')).status).toBe(404);
  });
});

describe('versions (3.14)', () => {
  test('a resource has one, that stays while it does, and a change that names an old one changes nothing', async () => {
    const made = await create();
    const { version, body } = await ask('GET', `/Users/${made.id}`);
    expect(version).toMatch(/^W\/"[\w-]{27}"$/);
    expect(body).toMatchObject({ meta: { version } });
    expect((await ask('GET', `/Users/${made.id}`, undefined, token, { ifNoneMatch: version ?? '' })).status).toBe(304);
    const change = (title: string, ifMatch: string) =>
      ask('PATCH', `/Users/${made.id}`, patchOf({ op: 'replace', path: 'title', value: title }), token, { ifMatch });
    const changed = await change('Partner', `W/"another", ${version}`);
    expect(changed.status).toBe(200);
    expect(changed.version).not.toBe(version);
    expect((await change('Too late', version ?? '')).status).toBe(412);
    expect((await ask('DELETE', `/Users/${made.id}`, undefined, token, { ifMatch: version ?? '' })).status).toBe(412);
    const now = (await ask('GET', `/Users/${made.id}`)).body;
    expect(now).toMatchObject({ title: 'Partner', active: true });
    expect((await change('Any', '*')).status).toBe(200);
  });
});

describe('in bulk (3.7)', () => {
  const bulk = async (Operations: object[], more: object = {}) => {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'];
    const { status, body } = await ask('POST', '/Bulk', { schemas, Operations, ...more });
    return { status, done: (body as unknown as { Operations?: Record<string, unknown>[] }).Operations ?? [] };
  };

  test('people and a group that names them are made in one request, in whichever order they stand', async () => {
    const members = [{ value: 'bulkId:ana' }, { value: 'bulkId:ben' }];
    const group = { schemas: [`${core}:Group`], displayName: `Tour ${domain}`, members };
    const { status, done } = await bulk([
      { method: 'POST', path: '/Groups', bulkId: 'tour', data: group },
      { method: 'POST', path: '/Users', bulkId: 'ana', data: person() },
      { method: 'post', path: '/Users', bulkId: 'ben', data: person() },
    ]);
    expect(status).toBe(200);
    expect(done.map((one) => [one['bulkId'], one['status']])).toEqual([
      ['tour', '201'],
      ['ana', '201'],
      ['ben', '201'],
    ]);
    const id = String(done[0]?.['location']).split('/').at(-1);
    expect((await ask('GET', `/Groups/${id}`)).body.members).toHaveLength(2);
  });

  test('what is refused is named and takes back nothing else; it ends after as many as the directory bears', async () => {
    const made = await create();
    const operations = [
      { method: 'POST', path: '/Users', bulkId: 'twice', data: person({ userName: made.userName, emails: made.emails }) },
      { method: 'PATCH', path: '/Users/bulkId:twice', data: patchOf({ op: 'replace', path: 'title', value: 'x' }) },
      { method: 'DELETE', path: `/Users/${made.id}`, version: 'W/"old"' },
      { method: 'DELETE', path: `/Users/${made.id}` },
      { method: 'GET', path: '/Bulk' },
    ];
    const { done } = await bulk(operations);
    expect(done.map((one) => one['status'])).toEqual(['409', '409', '412', '204', '404']);
    expect(done[0]).toMatchObject({ response: { status: '409', scimType: 'uniqueness' } });
    const again = await create();
    const few = await bulk([operations[0] ?? {}, { method: 'DELETE', path: `/Users/${again.id}` }], { failOnErrors: 1 });
    expect(few.done).toHaveLength(1);
    expect((await ask('GET', `/Users/${again.id}`)).body.active).toBe(true);
  });

  test('refused as a whole: what is no bulk request, too many operations, and a circle', async () => {
    expect((await ask('POST', '/Bulk', { Operations: [] })).status).toBe(400);
    const many = Array.from({ length: 101 }, () => ({ method: 'DELETE', path: '/Users/x' }));
    expect((await bulk(many)).status).toBe(413);
    const group = (name: string, other: string) => ({ displayName: name, members: [{ value: `bulkId:${other}` }] });
    const { done } = await bulk([
      { method: 'POST', path: '/Groups', bulkId: 'a', data: group('A', 'b') },
      { method: 'POST', path: '/Groups', bulkId: 'b', data: group('B', 'a') },
    ]);
    expect(done.map((one) => one['status'])).toEqual(['409', '409']);
  });
});

describe('what Okta and Entra really send', () => {
  test('false as a word, verbs with capitals, values without a path', async () => {
    const made = await create();
    const change = async (operation: object) => (await ask('PATCH', `/Users/${made.id}`, patchOf(operation))).body;
    expect((await change({ op: 'Replace', path: 'active', value: 'False' })).active).toBe(false);
    expect((await change({ op: 'replace', value: { active: true } })).active).toBe(true);
    expect((await change({ op: 'Add', value: { 'name.familyName': 'Quirk' } })).displayName).toBe('Barbara Quirk');
    const address = `moved${counter}@${domain}`;
    const moved = await change({ op: 'Replace', path: 'emails[type eq "work"].value', value: address });
    expect(moved.emails[0]?.value).toBe(address);
    expect((await ask('POST', '/Users', person({ active: 'False' }))).body.active).toBe(false);
  });
  test('a second person of the same name is a conflict', async () => {
    const made = await create();
    const again = { ...person(), userName: made.userName.toUpperCase(), emails: made.emails };
    expect(await ask('POST', '/Users', again)).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    const other = await create();
    const taken = await ask('PATCH', `/Users/${other.id}`, patchOf({ op: 'replace', path: 'userName', value: made.userName }));
    expect(taken.status).toBe(409);
  });
  test('an extension that has no place here does no harm', async () => {
    const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const given = person({ schemas: [`${core}:User`, enterprise], [enterprise]: { department: 'Tax' } });
    expect((await ask('POST', '/Users', given)).status).toBe(201);
  });
});

test('groups are made, filled, changed and deleted', async () => {
  const [ana, ben] = [await create(), await create()];
  const displayName = `Tax ${counter}`;
  const made = await ask('POST', '/Groups', {
    schemas: [`${core}:Group`],
    displayName,
    externalId: 'g-1',
    members: [{ value: ana.id }],
  });
  expect(made).toMatchObject({ status: 201, body: { displayName, externalId: 'g-1' } });
  const { id } = made.body;
  const members = async () => ((await ask('GET', `/Groups/${id}`)).body.members ?? []).map(({ value }) => value);
  const change = (...operations: object[]) => ask('PATCH', `/Groups/${id}`, patchOf(...operations));
  await change({ op: 'Add', path: 'members', value: [{ value: ben.id }] });
  expect((await members()).toSorted()).toEqual([ana.id, ben.id].toSorted());
  await change({ op: 'Remove', path: 'members', value: [{ value: ana.id }] });
  expect(await members()).toEqual([ben.id]);
  await change({ op: 'remove', path: `members[value eq "${ben.id}"]` });
  expect(await members()).toEqual([]);
  expect((await change({ op: 'replace', value: { id, displayName: `${displayName} b` } })).body.displayName).toBe(
    `${displayName} b`,
  );
  const adding = [ana, ben].map(({ id: value }) => change({ op: 'add', path: 'members', value: [{ value }] }));
  await Promise.all(adding);
  expect(await members()).toHaveLength(2);
  expect((await ask('POST', '/Groups', { schemas: [`${core}:Group`], displayName: `${displayName} B` })).status).toBe(409);
  expect((await change({ op: 'add', path: 'members', value: [{ value: 'nobody' }] })).status).toBe(400);
  expect((await ask('DELETE', `/Groups/${id}`)).status).toBe(204);
  expect((await ask('GET', `/Groups/${id}`)).status).toBe(404);
});

test('whoever is deactivated there is out here at once; the last owner is not', async () => {
  const member = await buildMember(tenant);
  let hear = () => {};
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const listening = await bus().listen(
    (one) => {
      if (one.kind === 'member' && one.memberId === member.memberId && one.change === 'deactivated') hear();
    },
    () => {},
  );
  await resolveActor(member.sessionToken, tenant.slug);
  await ask('PATCH', `/Users/${member.memberId}`, patchOf({ op: 'replace', path: 'active', value: false }));
  await expect(resolveActor(member.sessionToken, tenant.slug)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await heard;
  await listening.close();
  const owner = `/Users/${tenant.owner.memberId}`;
  for (const [method, body] of [['DELETE'], ['PATCH', patchOf({ op: 'replace', path: 'active', value: false })]] as const)
    expect(await ask(method, owner, body)).toMatchObject({ status: 400, body: { scimType: 'mutability' } });
  const { entries } = await listAudit(tenant.owner, {});
  expect(entries.find(({ type }) => type === 'directory.memberDeactivated')).toMatchObject({
    actor: null,
    subject: { memberId: member.memberId },
  });
});

test('nobody is made beyond the seats, nor for an address that is not the firm’s', async () => {
  const small = await buildTenant();
  const own = newDomain();
  await proveDomain(small, own);
  const theirs = (await makeScimToken(small.owner)).token;
  const make = (address: string) =>
    ask('POST', '/Users', { schemas: [`${core}:User`], userName: address, displayName: 'Somebody' }, theirs);
  for (let n = 1; n < 10; n += 1) expect((await make(`p${n}@${own}`)).status).toBe(201);
  const full = await make(`late@${own}`);
  expect(full).toMatchObject({ status: 403, body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] } });
  expect(full.body.detail).toContain('seats');
  expect((await make('somebody@elsewhere.example')).body.detail).toContain('elsewhere.example');
  expect((await make(`x@${domain}`)).status).toBe(400);
});

test("a token opens its own firm's people, until it is replaced or ended", async () => {
  const other = await buildTenant();
  const theirs = (await makeScimToken(other.owner)).token;
  const made = await create();
  for (const [method, body] of [['GET'], ['PUT', person()], ['DELETE']] as const)
    expect((await ask(method, `/Users/${made.id}`, body, theirs)).status).toBe(404);
  expect((await ask('GET', '/Users', undefined, theirs)).body.totalResults).toBe(1);
  for (const nobody of [null, 'nothing', `${tenant.tenantId}.${theirs.split('.')[1]}`, `${theirs}x`])
    expect((await ask('GET', '/Users', undefined, nobody)).status).toBe(401);
  const next = (await makeScimToken(other.owner)).token;
  expect((await ask('GET', '/Users', undefined, theirs)).status).toBe(401);
  expect((await ask('GET', '/Users', undefined, next)).status).toBe(200);
  expect((await getScim(other.owner)).token?.lastUsedAt).not.toBeNull();
  await endScimToken(other.owner);
  expect((await ask('GET', '/Users', undefined, next)).status).toBe(401);
  const admin = await buildMember(tenant, { role: 'admin' });
  await expect(makeScimToken(admin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('guests are not the directory’s, and somebody who was deactivated by hand is found by it', async () => {
  const guest = await buildMember(tenant, { role: 'guest' });
  expect((await ask('GET', `/Users/${guest.memberId}`)).status).toBe(404);
  const member = await buildMember(tenant);
  await deactivateMember(tenant.owner, { memberId: member.memberId });
  const filter = encodeURIComponent(`userName eq "${member.email}"`);
  expect((await ask('GET', `/Users?filter=${filter}`)).body.Resources[0]).toMatchObject({ id: member.memberId, active: false });
});
