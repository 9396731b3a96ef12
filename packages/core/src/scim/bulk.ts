import * as z from 'zod';
import { scimError } from './scim-error.ts';
import { scimUrl } from './scim-token.ts';

/** What a directory may ask for at once; told in ServiceProviderConfig. */
export const bulkMax = { operations: 100, bytes: 1024 * 1024 };

const schema = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const request = z.object({
  schemas: z.array(z.string()).refine((schemas) => schemas.includes(schema)),
  failOnErrors: z.number().int().min(1).optional(),
  Operations: z.array(
    z.object({
      method: z.string().transform((method) => method.toUpperCase()),
      path: z.string().max(200),
      bulkId: z.string().min(1).max(200).optional(),
      version: z.string().max(200).optional(),
      data: z.unknown().optional(),
    }),
  ),
});
type Operation = z.infer<typeof request>['Operations'][number];
export type BulkStep = { method: string; path: string[]; body: string; ifMatch: string | null };
type Done = { status: number; body: unknown };

/**
 * Many changes in one request (RFC 7644, 3.7), each of them a transaction of its own: what was done stays done when a later one
 * is refused. `bulkId:x` stands for what the operation of that name makes, whichever comes first in the list; who wait for each
 * other in a circle are refused.
 */
export async function workInBulk(body: unknown, work: (step: BulkStep) => Promise<Done>): Promise<unknown> {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw scimError(400, 'invalidSyntax', 'This is not a bulk request.');
  const { Operations: asked, failOnErrors = Infinity } = parsed.data;
  if (asked.length > bulkMax.operations) throw scimError(413, null, `Send at most ${bulkMax.operations} operations at once.`);
  const made = new Map<string, string>();
  const answers = new Map<Operation, object>();
  let errors = 0;
  const settle = (operation: Operation, { status, body: told }: Done) => {
    if (status >= 400) errors += 1;
    const { id, meta } = (told ?? {}) as { id?: string; meta?: { location?: string; version?: string } };
    if (operation.bulkId && id && status < 400) made.set(operation.bulkId, id);
    const { method, bulkId, path } = operation;
    answers.set(operation, {
      method,
      ...(bulkId ? { bulkId } : {}),
      ...(meta?.location ? { location: meta.location } : method === 'POST' ? {} : { location: `${scimUrl()}${path}` }),
      ...(meta?.version ? { version: meta.version } : {}),
      status: String(status),
      ...(status >= 400 ? { response: told } : {}),
    });
  };
  for (let waiting = asked; waiting.length > 0 && errors < failOnErrors;) {
    const ready = waiting.filter((operation) => references(operation).every((name) => made.has(name)));
    for (const operation of ready.length > 0 ? ready : waiting) {
      if (errors >= failOnErrors) break;
      settle(operation, ready.length > 0 ? await work(toStep(operation, made)) : nobodyMade());
    }
    waiting = waiting.filter((operation) => !answers.has(operation));
  }
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: asked.flatMap((operation) => answers.get(operation) ?? []),
  };
}

const reference = /bulkId:([^"/]+)/g;
const references = ({ path, data }: Operation): string[] =>
  [...`${path} ${JSON.stringify(data ?? null)}`.matchAll(reference)].map(([, name = '']) => name);

function toStep({ method, path, version, data }: Operation, made: Map<string, string>): BulkStep {
  const fill = (text: string) => text.replaceAll(reference, (whole, name: string) => made.get(name) ?? whole);
  return {
    method,
    path: fill(path).split('/').filter(Boolean),
    body: data === undefined ? '' : fill(JSON.stringify(data)),
    ifMatch: version ?? null,
  };
}

const nobodyMade = (): Done => ({
  status: 409,
  body: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: '409',
    scimType: 'invalidValue',
    detail: 'What this operation refers to was not made.',
  },
});
