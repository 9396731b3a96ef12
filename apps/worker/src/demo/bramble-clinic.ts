import type { ImportedChannel, ImportedWorkspace } from '@parley/core/import/imported-workspace';
import { bramblePeople } from './people.ts';
import { readScript } from './read-script.ts';
import { brambleDesk, brambleDirect, brambleGeneral } from './scripts/bramble.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** The other firm: whatever of it shows in the first one is a leak. */
export function brambleClinic({ calendar, passwordHash }: { calendar: WorkingCalendar; passwordHash: string }): ImportedWorkspace {
  const founded = calendar.at(14, '08:30');
  const room = (script: string, members: string[], rest: Partial<ImportedChannel>): ImportedChannel => {
    const createdAt = calendar.at(13, '09:10');
    return {
      kind: 'direct',
      createdBy: members[0] ?? 'imogen',
      createdAt,
      members: members.map((key, i) => ({ key, joinedAt: new Date(createdAt.valueOf() + (i + 1) * 1_000) })),
      messages: readScript(script, { calendar, files: {} }),
      ...rest,
    };
  };
  const everybody = bramblePeople.map((person) => person.key);
  return {
    slug: 'bramble-clinic',
    name: 'Bramble Clinic',
    createdAt: founded,
    people: bramblePeople.map((person, i) => ({
      ...person,
      email: person.email ?? `${person.key}@bramble-clinic.example`,
      passwordHash,
      joinedAt: person.role === 'owner' ? founded : new Date(calendar.at(13, '08:20').valueOf() + i * 240_000),
    })),
    channels: [
      room(brambleGeneral, everybody, { kind: 'public', name: 'general', topic: 'For everybody' }),
      room(brambleDesk, ['rafael', 'lotte', 'imogen'], { kind: 'public', name: 'front-desk', topic: 'Phones and the door' }),
      room(brambleDirect, ['rafael', 'grace'], {}),
    ],
  };
}
