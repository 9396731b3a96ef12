import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { log } from '@parley/core/log';
import { runLeg, type Leg } from './chaos/run-leg.ts';
import { startCluster, type Bus } from './lib/cluster.ts';
import { printTable } from './lib/print-table.ts';

/**
 * The fault test: writers and listeners on two nodes while listeners' connections, a node, Redis and PostgreSQL are
 * killed and a node is frozen; afterwards nothing acknowledged may be lost, doubled, misordered or missing at anybody.
 * The negative control breaks the clients' rules on purpose and must be found out, or the test proves nothing.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string' },
    bus: { type: 'string', default: 'pg' },
    short: { type: 'boolean', default: false },
    control: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const isShort = values.short;
const minutes = isShort ? 0 : Number(values.minutes);
const pace = isShort ? 0.5 : 1;
const buses: Bus[] = isShort ? ['pg', 'redis'] : [values.bus === 'redis' ? 'redis' : 'pg'];
const started = Date.now();
const say = (text: string) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);

log.level = 'silent';
console.log(`Fault test, seed ${seed}${isShort ? ', short form' : `, ${minutes} min`}`);
const legs = new Map<string, Leg>();
for (const bus of buses) {
  const cluster = await startCluster({ bus, nodeCount: 2 });
  const run = async (name: string, isControl: boolean) => {
    say(`${name}: two nodes, bus ${bus}`);
    legs.set(name, await runLeg(cluster, { seed, minutes, pace, isControl, say: (text) => say(`  ${text}`) }));
  };
  try {
    if (!values.control) await run(bus, false);
    if (values.control || (isShort && bus === 'pg')) await run('control', true);
  } finally {
    await cluster.close();
  }
}

const names = [...legs.keys()];
const rowNames = Object.keys([...legs.values()][0]?.verdict ?? {});
const noteNames = Object.keys([...legs.values()][0]?.notes ?? {});
console.log();
printTable([
  ['', ...names],
  ...noteNames.map((note) => [note, ...names.map((name) => String(legs.get(name)?.notes[note] ?? ''))]),
  ...rowNames.map((row) => [row, ...names.map((name) => String(verdictOf(name)[row] ?? ''))]),
]);

// With --control the same demands are made of the careless clients, which must fail them: the exit code says that they did.
const demands = names
  .filter((name) => name !== 'control' || values.control)
  .flatMap((name) => rowNames.map((row) => verdictOf(name)[row] === 0));
if (isShort) demands.push(isFoundOut('control'));
const passed = demands.filter(Boolean).length;
const failed = demands.length - passed;
if (names.includes('control') && !values.control)
  console.log(`\nThe negative control was ${isFoundOut('control') ? 'found out' : 'NOT found out'}.`);
if (failed > 0 && !values.control)
  console.log(`\nRepeat with: npm run chaos -- --seed ${seed}${isShort ? ' --short' : ` --minutes ${minutes}`}`);
if (process.env.RESULT_FILE) writeFileSync(process.env.RESULT_FILE, JSON.stringify({ passed, failed }));
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function verdictOf(name: string): Record<string, number> {
  return legs.get(name)?.verdict ?? {};
}

/** Careless clients must miss messages, and a forgetful writer must write some twice. */
function isFoundOut(name: string): boolean {
  return (verdictOf(name)['missing at members'] ?? 0) > 0;
}
