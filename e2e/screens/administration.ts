import { go, type Shot } from './shot.ts';

/** How a firm is run: people, rules, billing. */
export const administration: Shot[] = [
  {
    name: 'invite',
    title: 'Inviting people',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin`);
      await page.getByRole('button', { name: 'Invite people' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...[
    'Members',
    'Groups',
    'Rules',
    'Security',
    'Archive',
    'Billing',
    'Audit log',
    'Reports',
    'Import',
    'Workspace',
    'Acceptable use',
    'Barriers',
  ].map((section): Shot => ({
    name: `admin-${section.toLowerCase().replace(' ', '-')}`,
    title: `Administration: ${section}`,
    as: 'ana',
    open: go(`/harbour-lane/admin${section === 'Members' ? '' : `/${section.toLowerCase().replace(' ', '-')}`}`),
  })),
  {
    name: 'admin-rule',
    title: 'Administration: a rule about messages',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/rules`);
      await page.getByRole('button', { name: 'New rule' }).click();
      await page.getByRole('dialog', { name: 'New rule' }).waitFor();
    },
  },
  { name: 'admin-held-messages', title: 'Administration: held messages', as: 'ana', open: go('/harbour-lane/admin/held-messages') },
  { name: 'admin-labels', title: 'Administration: labels', as: 'ana', open: go('/harbour-lane/admin/labels') },
  {
    name: 'admin-barrier',
    title: 'Administration: a barrier',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/barriers`);
      await page.getByRole('button', { name: 'New barrier' }).click();
      await page.getByRole('dialog', { name: 'New barrier' }).waitFor();
    },
  },
];
