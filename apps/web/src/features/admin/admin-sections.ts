/** The sections of administration, in the order of the side bar. */
export const adminSections = [
  { path: 'members', label: 'Members' },
  { path: 'groups', label: 'Groups' },
  { path: 'rules', label: 'Rules' },
  { path: 'security', label: 'Security' },
  { path: 'archive', label: 'Archive' },
  { path: 'billing', label: 'Billing' },
  { path: 'audit-log', label: 'Audit log' },
  { path: 'reports', label: 'Reports' },
] as const;

export type AdminPath = (typeof adminSections)[number]['path'];
