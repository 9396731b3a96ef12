/** The sections of administration, in the order of the side bar; `name` is their word in the catalogue. */
export const adminSections = [
  { path: 'members', name: 'members' },
  { path: 'groups', name: 'groups' },
  { path: 'rules', name: 'rules' },
  { path: 'security', name: 'security' },
  { path: 'archive', name: 'archive' },
  { path: 'billing', name: 'billing' },
  { path: 'audit-log', name: 'auditLog' },
  { path: 'reports', name: 'reports' },
] as const;

export type AdminPath = (typeof adminSections)[number]['path'];
