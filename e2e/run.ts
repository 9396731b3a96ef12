import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { stopAll } from '../scripts/lib/children.mjs';
import { attackJourneys } from './journeys/attacks.ts';
import { auditJourneys } from './journeys/audit.ts';
import { barrierJourneys } from './journeys/barriers.ts';
import { billingJourneys } from './journeys/billing.ts';
import { boundaryJourneys } from './journeys/boundary.ts';
import { caseJourneys } from './journeys/cases.ts';
import { supervisionJourneys } from './journeys/supervision.ts';
import { retentionJourneys } from './journeys/retention.ts';
import { channelJourneys } from './journeys/channels.ts';
import { chatJourneys } from './journeys/chat.ts';
import { callJourneys } from './journeys/calls.ts';
import { composingJourneys } from './journeys/composing.ts';
import { earlyJourneys } from './journeys/early.ts';
import { emojiJourneys } from './journeys/emoji.ts';
import { laterJourneys } from './journeys/later.ts';
import { draftJourneys } from './journeys/drafts.ts';
import { everydayJourneys } from './journeys/everyday.ts';
import { everywhereJourneys } from './journeys/everywhere.ts';
import { exportJourneys } from './journeys/export.ts';
import { journalJourneys } from './journeys/journal.ts';
import { fileJourneys } from './journeys/files.ts';
import { firmJourneys } from './journeys/firm.ts';
import { importJourneys } from './journeys/import.ts';
import { languageJourneys } from './journeys/languages.ts';
import { labelJourneys } from './journeys/labels.ts';
import { lookJourneys } from './journeys/look.ts';
import { matterJourneys } from './journeys/matters.ts';
import { messageJourneys } from './journeys/messages.ts';
import { nodeJourneys } from './journeys/nodes.ts';
import { notificationJourneys } from './journeys/notifications.ts';
import { offlineJourneys } from './journeys/offline.ts';
import { ownerJourneys } from './journeys/owner.ts';
import { paneJourneys } from './journeys/panes.ts';
import { passkeyJourneys } from './journeys/passkeys.ts';
import { peopleJourneys } from './journeys/people.ts';
import { phoneJourneys } from './journeys/phone.ts';
import { reachJourneys } from './journeys/reach.ts';
import { readingJourneys } from './journeys/reading.ts';
import { rightsJourneys } from './journeys/rights.ts';
import { reportJourneys } from './journeys/reports.ts';
import { safetyJourneys } from './journeys/safety.ts';
import { secondFactorJourneys } from './journeys/second-factor.ts';
import { singleSignOnJourneys } from './journeys/single-sign-on.ts';
import { socialJourneys } from './journeys/social.ts';
import { seatJourneys } from './journeys/seats.ts';
import { searchJourneys } from './journeys/search.ts';
import { switchingJourneys } from './journeys/switching.ts';
import { weightJourneys } from './journeys/weight.ts';
import { ownDataJourneys } from './journeys/own-data.ts';
import { waitingJourneys } from './journeys/waiting.ts';
import { workspaceJourneys } from './journeys/workspace.ts';
import { openBrowser } from './lib/browser.ts';
import { keepFailure, openStage, type Journey, type Theme } from './lib/journey.ts';
import { startSystem, type Bus, type System } from './lib/start-system.ts';

/**
 * The browser tests: each journey in browsers of its own against the built product, with two realtime nodes; those that
 * depend on delivery over both bus drivers, and the main acts of each part in both themes. `node --import tsx e2e/run.ts [words]` runs the journeys with these words in their names; `a+b` those with either.
 */
const journeys: Journey[] = [
  ...firmJourneys,
  ...earlyJourneys,
  ...peopleJourneys,
  ...billingJourneys,
  ...seatJourneys,
  ...auditJourneys,
  ...ownerJourneys,
  ...secondFactorJourneys,
  ...passkeyJourneys,
  ...singleSignOnJourneys,
  ...socialJourneys,
  ...rightsJourneys,
  ...barrierJourneys,
  ...boundaryJourneys,
  ...labelJourneys,
  ...caseJourneys,
  ...supervisionJourneys,
  ...retentionJourneys,
  ...waitingJourneys,
  ...ownDataJourneys,
  ...chatJourneys,
  ...channelJourneys,
  ...messageJourneys,
  ...matterJourneys,
  ...composingJourneys,
  ...emojiJourneys,
  ...callJourneys,
  ...laterJourneys,
  ...nodeJourneys,
  ...readingJourneys,
  ...switchingJourneys,
  ...notificationJourneys,
  ...draftJourneys,
  ...offlineJourneys,
  ...everydayJourneys,
  ...everywhereJourneys,
  ...reachJourneys,
  ...phoneJourneys,
  ...safetyJourneys,
  ...attackJourneys,
  ...searchJourneys,
  ...fileJourneys,
  ...exportJourneys,
  ...journalJourneys,
  ...importJourneys,
  ...reportJourneys,
  ...lookJourneys,
  ...languageJourneys,
  ...paneJourneys,
  ...workspaceJourneys,
  ...weightJourneys,
];
const words = process.argv.slice(2).join(' ').toLowerCase();
const parallel = 3;
// The longest takes a tenth of it on two quick processors. One that hangs must not hold up the rest.
const walkMs = 480_000;
// So many may need a second walk, by themselves; each is told of with its reason. More are no accident.
const maxShaky = 3;
type Told = { name: string; why: string };
const totals = { passed: 0, failed: 0, failures: [] as Told[], shaky: [] as Told[] };

const shell = await openBrowser({ isShell: true });
let whole: Promise<Browser> | undefined;
try {
  for (const bus of process.env.E2E_SYSTEM ? (['pg'] as const) : (['pg', 'redis'] as const)) {
    const chosen = journeys.filter(
      (journey) => journey.buses.includes(bus) && words.split('+').some((word) => journey.name.toLowerCase().includes(word)),
    );
    if (chosen.length > 0) await runOver(bus, chosen);
  }
} finally {
  await shell.close();
  await (await whole)?.close();
  await stopAll();
}
if (process.env.RESULT_FILE) writeFileSync(process.env.RESULT_FILE, JSON.stringify(totals));
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.shaky.length} of the passed at the second try`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);

async function runOver(bus: Bus, chosen: Journey[]): Promise<void> {
  const system = await startSystem({ bus, withDemo: true, withScanner: true });
  const waiting = chosen.flatMap((journey) => themesOf(journey, bus).map((theme) => ({ journey, theme })));
  const again: { journey: Journey; theme: Theme; first: Told }[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const first = await walkOnce(system, bus, next.journey, next.theme);
      if (first) again.push({ ...next, first });
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  for (const { journey, theme, first } of again) {
    const isLost = totals.shaky.length >= maxShaky || Boolean(await walkOnce(system, bus, journey, theme));
    (isLost ? totals.failures : totals.shaky).push(first);
    if (isLost) totals.failed += 1;
  }
  await system.close();
}

/** Walks it, says how that ended, and answers why it did not get through. */
async function walkOnce(system: System, bus: Bus, journey: Journey, theme: Theme): Promise<Told | null> {
  const how = `${bus}, ${theme}`;
  const started = Date.now();
  const browser = journey.inWholeBrowser ? await (whole ??= openBrowser()) : shell;
  const { stage, pages, complaints, close } = openStage(browser, system, theme);
  try {
    await within(walkMs, journey.walk(stage));
    if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
    totals.passed += 1;
    console.log(`ok      ${journey.name} (${how}, ${((Date.now() - started) / 1000).toFixed(1)} s)`);
    return null;
  } catch (error) {
    const dir = await keepFailure(pages, `${how} ${journey.name}`);
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(`FAILED  ${journey.name} (${how}); pictures in ${dir}\n${why}`);
    return { name: `${journey.name} (${how})`, why };
  } finally {
    await close();
  }
}

async function within(ms: number, walk: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not over after ${ms / 1000} s.`)), ms);
  });
  await Promise.race([walk, late]).finally(() => clearTimeout(timer));
}

/**
 * A journey is walked in light or dark by its name, and in the other over the other bus. Under `E2E_THEME=both` those whose main
 * acts must hold in both are walked in each; `light` or `dark` forces one.
 */
function themesOf({ name, themes }: Journey, bus: Bus): Theme[] {
  const forced = process.env.E2E_THEME;
  if (forced === 'light' || forced === 'dark') return [forced];
  if (themes && (forced === 'both' || themes.length === 1)) return themes;
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), bus === 'pg' ? 0 : 1);
  return [sum % 2 === 0 ? 'light' : 'dark'];
}
