import type { ImportedChannel, ImportedFile, ImportedWorkspace } from '@parley/core/import/imported-workspace';
import { harbourPeople } from './people.ts';
import { readScript } from './read-script.ts';
import { clientReviews } from './scripts/client-reviews.ts';
import * as rooms from './scripts/closed-rooms.ts';
import { compliance } from './scripts/compliance.ts';
import { general } from './scripts/general.ts';
import { marketDesk } from './scripts/market-desk.ts';
import { newBusiness } from './scripts/new-business.ts';
import { office } from './scripts/office.ts';
import type { WorkingCalendar } from './working-calendar.ts';

type Made = { calendar: WorkingCalendar; passwordHash: string; files: Record<string, ImportedFile> };

const staff = harbourPeople.filter((person) => person.role !== 'guest').map((person) => person.key);

/** A believable firm, four weeks in. Ana, who signs in to the demo, finds some of it unread. */
export function harbourLane({ calendar, passwordHash, files }: Made): ImportedWorkspace {
  const founded = calendar.at(22, '09:12');
  const joined = (index: number) => new Date(calendar.at(21, '09:00').valueOf() + index * 6 * 60_000);
  const room = (script: string, members: string[], rest: Partial<ImportedChannel> = {}): ImportedChannel => {
    const createdAt = calendar.at(20, '10:30');
    return {
      kind: members.length === 2 ? 'direct' : 'group',
      createdBy: members[0] ?? 'ellen',
      createdAt,
      members: members.map((key, i) => ({ key, joinedAt: new Date(createdAt.valueOf() + (i + 1) * 1_000) })),
      messages: readScript(script, { calendar, files }),
      ...rest,
    };
  };
  const open = (name: string, topic: string, script: string, rest: Partial<ImportedChannel> = {}) =>
    room(script, staff, { kind: 'public', name, topic, createdBy: 'ellen', ...rest });

  return {
    slug: 'harbour-lane',
    name: 'Harbour & Lane',
    createdAt: founded,
    people: harbourPeople.map((person, i) => ({
      ...person,
      email: person.email ?? `${person.key}@harbour-lane.example`,
      passwordHash,
      joinedAt: person.role === 'owner' ? founded : joined(i),
    })),
    channels: [
      open('general', 'What concerns everybody', general),
      open('client-reviews', 'One thread per client', clientReviews, { createdBy: 'tomas', unread: { ana: 2, maya: 1 } }),
      open('market-desk', 'The morning note, and what follows from it', marketDesk, {
        createdBy: 'hamish',
        unread: { ana: 4, david: 6 },
      }),
      open('office', 'Kettles, parcels, plants', office, { createdBy: 'grace' }),
      open('compliance', 'Ask before, not after', compliance, { createdBy: 'nora' }),
      open('new-business', 'Who rang, who follows up', newBusiness, { createdBy: 'aisha', unread: { ana: 2 } }),
      room(rooms.partners, ['ellen', 'tomas', 'hamish', 'ana'], { kind: 'private', name: 'partners', topic: 'Four of us' }),
      room(rooms.calder, ['ana', 'maya', 'tomas', 'david', 'priya'], {
        kind: 'private',
        name: 'calder-trustees',
        topic: 'Shared matters with Calder Trustees',
        unread: { ana: 1 },
      }),
      room(rooms.anaMaya, ['ana', 'maya']),
      room(rooms.anaTomas, ['tomas', 'ana'], { unread: { ana: 1 } }),
      room(rooms.anaJun, ['jun', 'ana']),
      room(rooms.anaEllen, ['ellen', 'ana']),
      room(rooms.noraEllen, ['nora', 'ellen']),
      room(rooms.mayaTomas, ['tomas', 'maya']),
      room(rooms.paraplanners, ['sofia', 'yuki', 'ana']),
    ],
  };
}
