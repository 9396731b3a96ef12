import type { WorkspaceAbilities } from '@parley/contract/workspace-view';

/** The sections of administration, in the order of the side bar; `name` is their word in the catalogue. Each shows to whom it `needs`; `holds` is a page below it. */
export const adminSections = [
  { path: 'members', name: 'members', needs: 'managePeople' },
  { path: 'groups', name: 'groups', needs: 'managePeople' },
  { path: 'rules', name: 'rules', needs: 'manageRules', holds: 'acceptable-use' },
  { path: 'security', name: 'security', needs: 'manageRules' },
  { path: 'archive', name: 'archive', needs: 'readAudit' },
  { path: 'billing', name: 'billing', needs: 'manageBilling' },
  { path: 'audit-log', name: 'auditLog', needs: 'readAudit' },
  { path: 'reports', name: 'reports', needs: 'administer' },
  { path: 'import', name: 'import', needs: 'administer' },
  { path: 'workspace', name: 'workspace', needs: 'administer' },
] as const satisfies { path: string; name: string; needs: keyof WorkspaceAbilities; holds?: string }[];

export type AdminPath = (typeof adminSections)[number]['path'];

export const isIn = (section: { path: string; holds?: string }, current: string): boolean =>
  section.path === current || section.holds === current;
