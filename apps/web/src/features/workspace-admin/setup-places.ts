import type { SetupStep } from '@parley/contract/workspace-settings';

/** Where each step of the set-up is done. */
export const setupPlace = (slug: string, step: SetupStep): string => {
  const places: Record<SetupStep, string> = {
    address: 'settings',
    preset: 'admin/workspace#presets',
    logo: 'admin/workspace#look',
    channel: '',
    people: 'admin/members',
    secondFactor: 'admin/security',
    billing: 'admin/billing',
  };
  return `/${slug}/${places[step]}`.replace(/\/$/, '');
};
