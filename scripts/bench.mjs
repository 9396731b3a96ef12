import { runTool } from './lib/tool.mjs';

await runTool('bench/run', { packages: { 'redis-server': 'redis-server' } });
