import { roles as allRoles, type Role } from '@parley/contract/member-view';
import { describe, expect, test } from 'vitest';
import type { Detector } from '../inspect/detectors/detector.ts';
import { findDetector } from '../inspect/detectors/find-detector.ts';
import { findMatches } from './find-matches.ts';
import { reaches } from './reaches.ts';

const scopes = ['everybody', 'guests', 'group', 'channel', 'label'] as const;
const named: Role[][] = [[], ['guest'], ['owner', 'admin'], ['member', 'guest'], [...allRoles]];
const places = [
  { groupIds: [], channelId: 'here', labelIds: [] },
  { groupIds: ['team'], channelId: 'there', labelIds: ['internal'] },
  { groupIds: ['others'], channelId: 'here', labelIds: ['internal', 'confidential'] },
  { groupIds: ['team', 'others'], channelId: undefined, labelIds: [] },
];
const files = [
  { mime: 'application/pdf', bytes: 2_000_000 },
  { mime: 'image/png', bytes: 9_000_000 },
];
const wishes = [
  { kinds: ['any'], leastBytes: 0 },
  { kinds: ['pdf'], leastBytes: 0 },
  { kinds: ['pdf', 'office'], leastBytes: 5_000_000 },
  { kinds: ['picture'], leastBytes: 5_000_000 },
  { kinds: ['archive'], leastBytes: 0 },
];

const blind: Detector = { ...findDetector({ detector: 'own', terms: ['a word of nobody'] }), find: () => [] };

/** The slow reference: the form of a rule, field by field, as its maker reads it. */
const whoTable: Record<(typeof scopes)[number], (role: Role, place: (typeof places)[number]) => boolean> = {
  everybody: () => true,
  guests: (role) => role === 'guest',
  group: (_, { groupIds }) => new Set<string>(groupIds).has('team'),
  channel: (_, { channelId }) => channelId === 'here',
  label: (_, { labelIds }) => new Set<string>(labelIds).has('confidential'),
};
const kindTable: Record<string, string[]> = {
  any: ['application/pdf', 'image/png'],
  pdf: ['application/pdf'],
  picture: ['image/png'],
};

describe('a rule about files is for those roles, groups, channels, types and sizes that it names, and for no others', () => {
  test.each(scopes)('where its place is %s', (scope) => {
    const ids = { groupId: 'team', channelId: 'here', labelId: 'confidential' };
    for (const roles of named)
      for (const role of allRoles)
        for (const place of places)
          for (const wish of wishes) {
            const rule = { scope, roles, ...ids, files: wish, leastCount: 1, detector: blind };
            const isMet = findMatches([rule], { texts: [], files }).length > 0 && reaches(rule, { role, ...place });
            const isFile = files.some(
              ({ mime, bytes }) => wish.kinds.some((kind) => kindTable[kind]?.includes(mime)) && !(bytes < wish.leastBytes),
            );
            const isRole = roles.length === 0 || new Set(roles).has(role);
            const words = JSON.stringify({ scope, roles, role, place, wish });
            expect(`${words} ${isMet}`).toBe(`${words} ${isFile && isRole && whoTable[scope](role, place)}`);
          }
  });
});
