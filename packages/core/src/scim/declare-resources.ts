import SCIMMY from 'scimmy';
import { bulkMax } from './bulk.ts';
import { changeGroup, createGroup, readGroup, readGroups, removeGroup, toScimGroup } from './groups.ts';
import { changePerson, createPerson, readPeople, readPerson, removePerson, toScimUser } from './people.ts';
import type { ScimContext } from './scim-context.ts';
import { inScimWords } from './scim-error.ts';
import { scimUrl } from './scim-token.ts';

const registry = globalThis as typeof globalThis & { parleyScim?: true };

/** Tells the library, whose registry is one per process, what there is here and who does it. */
export function declareResources(): void {
  if (registry.parleyScim) return;
  registry.parleyScim = true;
  const { User, Group, Schema, ResourceType, ServiceProviderConfig } = SCIMMY.Resources;
  SCIMMY.Config.set({
    patch: true,
    filter: { supported: true, maxResults: 200 },
    sort: true,
    changePassword: false,
    etag: true,
    bulk: { supported: true, maxOperations: bulkMax.operations, maxPayloadSize: bulkMax.bytes },
    authenticationSchemes: [
      { type: 'oauthbearertoken', name: 'OAuth Bearer Token', description: 'The token that Parley shows once, as bearer.' },
    ],
  } as never);
  for (const resource of [Schema, ResourceType, ServiceProviderConfig]) resource.basepath(scimUrl());
  User.extend(SCIMMY.Schemas.EnterpriseUser, false);
  SCIMMY.Resources.declare(User);
  SCIMMY.Resources.declare(Group);
  User.basepath(scimUrl());
  Group.basepath(scimUrl());
  User.egress((resource, context: ScimContext) =>
    inScimWords(async () => {
      if (resource.id) return toScimUser(await readPerson(context, resource.id)) as never;
      return sieve((await readPeople(context)).map(toScimUser), resource.filter) as never;
    }),
  )
    .ingress((resource, given, context: ScimContext) =>
      inScimWords(async () => {
        const data = given as never;
        return toScimUser(
          resource.id ? await changePerson(context, resource.id, data) : await createPerson(context, data),
        ) as never;
      }),
    )
    .degress((resource, context: ScimContext) => inScimWords(() => removePerson(context, resource.id ?? '')));
  Group.egress((resource, context: ScimContext) =>
    inScimWords(async () => {
      if (resource.id) return toScimGroup(await readGroup(context, resource.id)) as never;
      return sieve((await readGroups(context)).map(toScimGroup), resource.filter) as never;
    }),
  )
    .ingress((resource, given, context: ScimContext) =>
      inScimWords(async () => {
        const data = given as never;
        return toScimGroup(resource.id ? await changeGroup(context, resource.id, data) : await createGroup(context, data)) as never;
      }),
    )
    .degress((resource, context: ScimContext) => inScimWords(() => removeGroup(context, resource.id ?? '')));
}

/** userName, displayName and addresses are found whatever their capitals (RFC 7643, caseExact false). */
function sieve<Row extends object>(rows: Row[], filter: SCIMMY.Types.Filter | undefined): Row[] {
  if (!filter) return rows;
  const folded = new Map(rows.map((row) => [fold(row), row]));
  const asked = new SCIMMY.Types.Filter(foldQuoted(filter.expression ?? ''));
  return (asked.match([...folded.keys()]) as object[]).flatMap((row) => folded.get(row) ?? []);
}

const fold = (row: object): object =>
  JSON.parse(JSON.stringify(row), (_, value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)) as object;
const foldQuoted = (expression: string): string => expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => text.toLowerCase());
