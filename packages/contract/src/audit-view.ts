import * as z from 'zod';
import { id } from './primitives.ts';

const person = z.strictObject({ memberId: id, name: z.string() });

/** One entry of the workspace's own log. */
export const auditEntry = z.strictObject({
  /** Its number in the log, counted from 1 without a gap. */
  version: z.int().positive(),
  at: z.iso.datetime(),
  /** What was done, `member.roleChanged` for instance. */
  type: z.string(),
  /** Null: Parley itself, on somebody's standing order. */
  actor: person.nullable(),
  /** The member it was done to, where there is one. */
  subject: person.nullable(),
  /** The network address that the act came from, where one is known. */
  address: z.string().nullable(),
  /** What else the entry holds; `before` and `after` where something was changed. Null: erased by retention. */
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** The type under which an entry about a case is sent to a receiver outside: its number and its time, and nothing else. */
export const withheldType = 'entry.withheld';

/** What an administrator looks for by, each with the beginnings of the types that it gathers. */
export const auditKinds = {
  people: ['member.', 'members.', 'invitation.', 'link.', 'domain.', 'join.', 'tenant.', 'directory.'],
  groups: ['group.'],
  matters: ['matter.'],
  signIn: ['session.', 'singleSignOn.'],
  rules: [
    'rule.',
    'file.',
    'preview.',
    'emoji.',
    'workspace.',
    'acceptableUse.',
    'boundaryRule.',
    'boundary.',
    'message.held',
    'quarantine.',
  ],
  keeping: ['hold.', 'retention.'],
  supervision: ['supervision.', 'lexicon.'],
  billing: ['billing.'],
  data: ['import.', 'export.', 'archive.', 'report.', 'audit.webhook'],
  cases: ['case.'],
  views: ['audit.viewed', 'audit.exported'],
} as const;
export type AuditKind = keyof typeof auditKinds;

export const auditFilter = z.strictObject({
  kind: z.enum(Object.keys(auditKinds) as [AuditKind, ...AuditKind[]]).optional(),
  actorId: id.optional(),
  subjectId: id.optional(),
  /** From this moment on. */
  from: z.iso.datetime().optional(),
  /** Up to this moment, without it. */
  until: z.iso.datetime().optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditPage = z.strictObject({
  entries: z.array(auditEntry),
  /** The entry before which the next, older page begins; null at the beginning of the log. */
  nextCursor: z.int().positive().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;
