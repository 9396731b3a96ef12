import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from '../../e2e/lib/browser.ts';
import { signIn } from '../../e2e/lib/people.ts';
import { startSystem } from '../../e2e/lib/start-system.ts';
import { stopAll } from '../../scripts/lib/children.mjs';
import { printTable } from '../lib/print-table.ts';
import { isMet, type Bench, type Measure, type Row } from './row.ts';
import { firstLoad } from './rows/first-load.ts';
import { jumpBack } from './rows/jump-back.ts';
import { ownMessage } from './rows/own-message.ts';
import { scriptWeight } from './rows/script-weight.ts';
import { scrollBack } from './rows/scroll-back.ts';
import { search } from './rows/search.ts';
import { switchChannel } from './rows/switch-channel.ts';
import { seedFirm } from './seed-firm.ts';
import { addStopwatch } from './stopwatch.ts';

/**
 * `npm run bench:web`: the chat in a browser, on the built product with the demo firm and a firm of a million messages.
 * `--messages N` makes it smaller, `--quick` does all of it in about a minute, `--only search,scroll` runs some.
 */
const measures: Record<string, Measure> = {
  weight: scriptWeight,
  load: firstLoad,
  switch: switchChannel,
  own: ownMessage,
  jump: jumpBack,
  scroll: scrollBack,
  search,
};
const { values } = parseArgs({
  options: { messages: { type: 'string' }, quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const messages = Number(values.messages ?? (values.quick ? 50_000 : 1_000_000));
const wanted = values.only?.split(',') ?? Object.keys(measures);
const unknown = wanted.find((name) => !Object.hasOwn(measures, name));
if (unknown || !Number.isInteger(messages) || messages < 1)
  throw new Error(`Use --messages with a number, and --only with some of: ${Object.keys(measures).join(', ')}.`);

const started = Date.now();
const say = (text: string) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const system = await startSystem({ withDemo: true });
const browser = await openBrowser();
const rows: Row[] = [];
const failures: string[] = [];
try {
  if (!system.ownerUrl) throw new Error('This needs a system of its own.');
  say(`seeding ${messages.toLocaleString('en')} messages …`);
  const firm = await seedFirm(system.ownerUrl, messages, say);
  const context = await browser.newContext({ baseURL: system.baseUrl });
  const door = await context.newPage();
  await signIn(door, firm.reader.email, firm.reader.password);
  await door.waitForURL(`**/${firm.slug}**`);
  const storageState = await context.storageState();
  await context.close();
  const visit: Bench['visit'] = async () => {
    const own = await browser.newContext({
      baseURL: system.baseUrl,
      storageState,
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
    });
    const page = await own.newPage();
    await addStopwatch(page);
    return { context: own, page, devtools: await own.newCDPSession(page) };
  };
  for (const name of wanted) {
    say(`${name} …`);
    try {
      rows.push(...((await measures[name]?.({ system, firm, browser, isQuick: values.quick, say, visit })) ?? []));
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} finally {
  await browser.close();
  await system.close();
  await stopAll();
}

console.log();
printTable([
  ['measure', 'value', '', 'goal', 'met', 'beside'],
  ...rows.map((row) => [row.measure, show(row.value), row.unit, goalText(row), isMet(row) ? 'yes' : 'no', row.note ?? '']),
]);
for (const failure of failures) console.log(`\n${failure}`);
const load = loadavg()[0] ?? 0;
console.log(
  `\n${messages.toLocaleString('en')} messages; load of the machine at the end ${load.toFixed(1)} on ${availableParallelism()} cores.`,
);
const dir = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(dir, { recursive: true });
const file = `${dir}web-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`;
const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), memoryBytes: totalmem(), node: process.version, load };
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), isQuick: values.quick, messages, machine, rows, failures }, null, 2)}\n`,
);
console.log(`Written to ${file}`);
process.exit(failures.length > 0 ? 1 : 0);

function goalText({ goal, unit }: Row): string {
  if (goal === null) return '';
  return 'atMost' in goal ? `≤ ${goal.atMost} ${unit}` : `≥ ${goal.atLeast} ${unit}`;
}

function show(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
