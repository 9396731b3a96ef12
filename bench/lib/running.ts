import type { ChildProcess } from 'node:child_process';

/** What `start` of scripts/lib/children.mjs answers, in the words of TypeScript. */
export type Running = { child: ChildProcess; exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }> };
