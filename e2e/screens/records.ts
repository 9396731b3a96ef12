import { go, type Shot } from './shot.ts';

/** What is kept, for how long, and who looks at it. */
export const records: Shot[] = [
  { name: 'admin-cases', title: 'Administration: cases', as: 'ellen', open: go('/harbour-lane/admin/cases') },
  {
    name: 'admin-case',
    title: 'Administration: opening a case',
    as: 'ellen',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/cases`);
      await page.getByRole('button', { name: 'Open a case' }).click();
      await page.getByRole('dialog', { name: 'Open a case' }).waitFor();
    },
  },
  { name: 'admin-retention', title: 'Administration: retention', as: 'ellen', open: go('/harbour-lane/admin/retention') },
  {
    name: 'admin-retention-rules',
    title: 'Administration: the rules of retention',
    as: 'ellen',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/retention`);
      await page.getByRole('button', { name: /Make rules|Change the rules/ }).click();
      await page.getByRole('dialog', { name: 'Rules of retention' }).waitFor();
    },
  },
  {
    name: 'admin-export-new',
    title: 'Administration: a new export',
    as: 'ellen',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/archive`);
      await page.getByRole('button', { name: 'New export' }).click();
      await page.getByRole('dialog', { name: 'New export' }).waitFor();
    },
  },
  { name: 'admin-journal', title: 'Administration: the journal', as: 'ellen', open: go('/harbour-lane/admin/journal') },
  { name: 'admin-holds', title: 'Administration: holds', as: 'ellen', open: go('/harbour-lane/admin/holds') },
  { name: 'admin-supervision', title: 'Administration: supervision', as: 'ana', open: go('/harbour-lane/admin/supervision') },
  {
    name: 'admin-supervision-policies',
    title: 'Administration: policies of supervision',
    as: 'ana',
    open: go('/harbour-lane/admin/supervision-policies'),
  },
  {
    name: 'admin-supervision-policy',
    title: 'Administration: a policy of supervision',
    as: 'ana',
    open: async (page, system) => {
      await page.goto(`${system.baseUrl}/harbour-lane/admin/supervision-policies`);
      await page.getByRole('button', { name: 'New policy' }).click();
      await page.getByRole('dialog', { name: 'New policy' }).waitFor();
    },
  },
  {
    name: 'admin-supervision-reports',
    title: 'Administration: reports of supervision',
    as: 'ana',
    open: go('/harbour-lane/admin/supervision-reports'),
  },
];
