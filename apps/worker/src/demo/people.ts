import type { Role } from '@parley/contract/member-view';

export type DemoPerson = { key: string; name: string; title: string; role: Role; email?: string };

/** Harbour & Lane: a financial planning practice of fifteen, and a guest from the trustees they work with. */
export const harbourPeople: DemoPerson[] = [
  { key: 'ellen', name: 'Ellen Hart', title: 'Managing partner', role: 'owner' },
  { key: 'tomas', name: 'Tomas Reyes', title: 'Partner, client director', role: 'admin' },
  { key: 'ana', name: 'Ana Wójcik', title: 'Senior adviser, practice lead', role: 'admin' },
  { key: 'maya', name: 'Maya Okafor', title: 'Senior financial planner', role: 'member' },
  { key: 'jun', name: 'Jun Li', title: 'Portfolio analyst', role: 'member' },
  { key: 'hamish', name: 'Hamish Boyd', title: 'Partner, investments', role: 'member' },
  { key: 'nora', name: 'Nora Lindqvist', title: 'Compliance officer', role: 'admin' },
  { key: 'david', name: 'David Mensah', title: 'Financial planner', role: 'member' },
  { key: 'sofia', name: 'Sofia Marchetti', title: 'Paraplanner', role: 'member' },
  { key: 'yuki', name: 'Yuki Tanaka', title: 'Trainee paraplanner', role: 'member' },
  { key: 'oscar', name: 'Oscar Dupont', title: 'Mortgage and protection adviser', role: 'member' },
  { key: 'aisha', name: 'Aisha Rahman', title: 'Client services', role: 'member' },
  { key: 'leo', name: 'Leo Brandt', title: 'Client services', role: 'member' },
  { key: 'grace', name: 'Grace Whitfield', title: 'Office manager', role: 'member' },
  { key: 'ben', name: 'Ben Adeyemi', title: 'Finance and systems', role: 'member' },
  { key: 'priya', name: 'Priya Nair', title: 'Calder Trustees', role: 'guest', email: 'priya.nair@calder-trustees.example' },
];

/** Bramble Clinic: a second firm, so that a leak between firms would show. Grace keeps its books and is in both. */
export const bramblePeople: DemoPerson[] = [
  { key: 'imogen', name: 'Imogen Clarke', title: 'Practice owner, GP', role: 'owner' },
  { key: 'rafael', name: 'Rafael Costa', title: 'Practice manager', role: 'admin' },
  { key: 'hana', name: 'Hana Novak', title: 'Physiotherapist', role: 'member' },
  { key: 'samir', name: 'Samir Haddad', title: 'Nurse practitioner', role: 'member' },
  { key: 'lotte', name: 'Lotte Visser', title: 'Reception', role: 'member' },
  { key: 'grace', name: 'Grace Whitfield', title: 'Bookkeeping, Fridays', role: 'member', email: 'grace@harbour-lane.example' },
];
