import { agreePlan } from '@parley/core/billing/agree-plan';
import { subscribeWithTestCard } from '@parley/core/billing/subscribe-with-test-card';
import { hashPassword } from '@parley/core/identity/password';
import { importWorkspace, isAddressTaken } from '@parley/core/import/import-workspace';
import { log } from '@parley/core/log';
import { brambleClinic } from './bramble-clinic.ts';
import { harbourLane } from './harbour-lane.ts';
import { makeFiles } from './make-files.ts';
import { seedMatters } from './seed-matters.ts';
import { workingCalendar } from './working-calendar.ts';

export const demoSignIn = { email: 'ana@harbour-lane.example', password: 'harbour-demo-2026' };

/** Makes the two demo firms where they are not there yet. True when something was made. */
export async function seedDemo(now = new Date()): Promise<boolean> {
  const areThere = await Promise.all(['harbour-lane', 'bramble-clinic'].map(isAddressTaken));
  if (areThere.every(Boolean)) return false;
  const calendar = workingCalendar(now);
  const [passwordHash, files] = await Promise.all([hashPassword(demoSignIn.password), makeFiles()]);
  const firm = harbourLane({ calendar, passwordHash, files });
  const harbour = await importWorkspace(firm);
  if (harbour) {
    await takePlan(harbour.tenantId);
    await seedMatters(firm, harbour);
  }
  const bramble = await importWorkspace(brambleClinic({ calendar, passwordHash }));
  return harbour !== null || bramble !== null;
}

/** More people than the free plan holds: a paid one, or an agreed one where nothing can be paid. */
async function takePlan(tenantId: string): Promise<void> {
  const isPaid = await subscribeWithTestCard(tenantId, { plan: 'business', period: 'month' }).catch((error: unknown) => {
    log.warn({ err: error }, 'the demo firm could not take a paid plan');
    return false;
  });
  if (!isPaid) await agreePlan(tenantId, { plan: 'business' });
}
