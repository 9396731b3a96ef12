import { waitingPages, type WaitingList } from '@parley/contract/waiting';
import type { WorkspaceAbilities } from '@parley/contract/workspace-view';

/** A page that not everybody who has its section may open says what it needs itself. */
type Page = { path: string; name: string; needs?: keyof WorkspaceAbilities };
type Section = {
  path: string;
  name: string;
  needs: keyof WorkspaceAbilities;
  /** A section of several pages: a row of links above each of them. The first is the section's own. */
  pages?: readonly Page[];
};

/** The sections of administration, in the order of the side bar; `name` is their word in the catalogue. Each shows to whom it `needs`. */
export const adminSections = [
  { path: 'members', name: 'members', needs: 'managePeople' },
  { path: 'groups', name: 'groups', needs: 'managePeople' },
  {
    path: 'rules',
    name: 'rules',
    needs: 'manageRules',
    pages: [
      { path: 'rules', name: 'rules' },
      { path: 'labels', name: 'labels' },
      { path: 'barriers', name: 'barriers' },
      { path: 'acceptable-use', name: 'acceptableUse' },
      { path: 'held-messages', name: 'heldMessages' },
    ],
  },
  { path: 'security', name: 'security', needs: 'manageRules' },
  { path: 'cases', name: 'cases', needs: 'manageCases' },
  {
    path: 'supervision',
    name: 'supervision',
    needs: 'review',
    pages: [
      { path: 'supervision', name: 'supervision' },
      { path: 'supervision-policies', name: 'supervisionPolicies', needs: 'manageRules' },
      { path: 'supervision-reports', name: 'supervisionReports', needs: 'manageRules' },
    ],
  },
  {
    path: 'archive',
    name: 'archive',
    needs: 'readAudit',
    pages: [
      { path: 'archive', name: 'archive' },
      { path: 'retention', name: 'retention', needs: 'manageCases' },
      { path: 'holds', name: 'holds', needs: 'manageCases' },
      { path: 'journal', name: 'journal', needs: 'manageCases' },
    ],
  },
  { path: 'billing', name: 'billing', needs: 'manageBilling' },
  { path: 'audit-log', name: 'auditLog', needs: 'readAudit' },
  { path: 'reports', name: 'reports', needs: 'administer' },
  { path: 'import', name: 'import', needs: 'administer' },
  { path: 'workspace', name: 'workspace', needs: 'administer' },
] as const satisfies Section[];

export type AdminPath = (typeof adminSections)[number]['path'];
export type AdminPage = NonNullable<Extract<(typeof adminSections)[number], { pages: unknown }>['pages']>[number];

export const pagesOf = (section: (typeof adminSections)[number]): readonly AdminPage[] => ('pages' in section ? section.pages : []);

/** The pages of a section that somebody may open: where it is one page, that page. */
export const pagesFor = (section: (typeof adminSections)[number], can: WorkspaceAbilities): string[] => {
  const pages: readonly Page[] = pagesOf(section);
  const theirs = pages.filter(({ needs = section.needs }) => can[needs]).map(({ path }) => path);
  return pages.length > 0 ? theirs : can[section.needs] ? [section.path] : [];
};

/** What of all that waits is decided in a section. */
export const waitingOn = (section: (typeof adminSections)[number], items: WaitingList['items']): WaitingList['items'] =>
  items.filter(({ kind }) => isIn(section, waitingPages[kind]));

export const isIn = (section: (typeof adminSections)[number], current: string): boolean =>
  section.path === current || pagesOf(section).some(({ path }) => path === current);
