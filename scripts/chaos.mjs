import { runTool } from './lib/tool.mjs';

await runTool('bench/chaos', { packages: { 'redis-server': 'redis-server' } });
