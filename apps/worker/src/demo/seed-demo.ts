import { hashPassword } from '@parley/core/identity/password';
import { importWorkspace } from '@parley/core/import/import-workspace';
import { findWorkspace } from '@parley/core/workspace/find-workspace';
import { brambleClinic } from './bramble-clinic.ts';
import { harbourLane } from './harbour-lane.ts';
import { makeFiles } from './make-files.ts';
import { workingCalendar } from './working-calendar.ts';

export const demoSignIn = { email: 'ana@harbour-lane.example', password: 'harbour-demo-2026' };

/** Makes the two demo firms where they are not there yet. True when something was made. */
export async function seedDemo(now = new Date()): Promise<boolean> {
  const missing = await Promise.all(['harbour-lane', 'bramble-clinic'].map(async (slug) => !(await findWorkspace(slug))));
  if (!missing.includes(true)) return false;
  const calendar = workingCalendar(now);
  const [passwordHash, files] = await Promise.all([hashPassword(demoSignIn.password), makeFiles()]);
  const harbour = await importWorkspace(harbourLane({ calendar, passwordHash, files }));
  const bramble = await importWorkspace(brambleClinic({ calendar, passwordHash }));
  return harbour !== null || bramble !== null;
}
