import type { Role } from '@parley/contract/member-view';

export const roleWords: Record<Role, string> = { owner: 'Owner', admin: 'Admin', member: 'Member', guest: 'Guest' };

export const roleMeanings: Record<Role, string> = {
  owner: 'Everything, and may make other owners',
  admin: 'Manages people and the workspace',
  member: 'Reads and writes, opens channels, adds colleagues',
  guest: 'Only the channels they are added to; free',
};
