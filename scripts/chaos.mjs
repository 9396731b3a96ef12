import { runTool } from './lib/tool.mjs';

await runTool('bench/chaos.ts', { packages: { 'redis-server': 'redis-server' } });
