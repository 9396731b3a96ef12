import { hashPassword } from '@parley/core/identity/password';
import { importWorkspace, isAddressTaken } from '@parley/core/import/import-workspace';
import { brambleClinic } from './bramble-clinic.ts';
import { harbourLane } from './harbour-lane.ts';
import { makeFiles } from './make-files.ts';
import { workingCalendar } from './working-calendar.ts';

export const demoSignIn = { email: 'ana@harbour-lane.example', password: 'harbour-demo-2026' };

/** Makes the two demo firms where they are not there yet. True when something was made. */
export async function seedDemo(now = new Date()): Promise<boolean> {
  const areThere = await Promise.all(['harbour-lane', 'bramble-clinic'].map(isAddressTaken));
  if (areThere.every(Boolean)) return false;
  const calendar = workingCalendar(now);
  const [passwordHash, files] = await Promise.all([hashPassword(demoSignIn.password), makeFiles()]);
  const harbour = await importWorkspace(harbourLane({ calendar, passwordHash, files }));
  const bramble = await importWorkspace(brambleClinic({ calendar, passwordHash }));
  return harbour !== null || bramble !== null;
}
