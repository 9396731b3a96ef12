import { redis } from './lib/install.mjs';
import { runTool } from './lib/tool.mjs';

await runTool('bench/chaos', { packages: redis });
