import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** User + system time of a process in microseconds, from /proc. */
export function cpuUs(pid: number): number {
  const { own } = readTimes(pid);
  return toUs(own);
}

/** The same for PostgreSQL: the postmaster, all that run under it, and those that have ended. */
export function databaseCpuUs(postmasterPid: number): number {
  const { own, ended } = readTimes(postmasterPid);
  let ticks = own + ended;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const times = tryReadTimes(Number(entry));
    if (times?.parent === postmasterPid) ticks += times.own + times.ended;
  }
  return toUs(ticks);
}

/** Resident memory of a process in bytes. */
export function residentBytes(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB$/m);
  return Number(line?.[1] ?? 0) * 1024;
}

type Times = { parent: number; own: number; ended: number };

function readTimes(pid: number): Times {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name stands in brackets and may hold anything, blanks too.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const at = (field: number) => fields[field - 3] ?? 0;
  return { parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) };
}

function tryReadTimes(pid: number): Times | null {
  try {
    return readTimes(pid);
  } catch {
    return null;
  }
}

const toUs = (ticks: number) => (ticks / ticksPerSecond) * 1e6;
