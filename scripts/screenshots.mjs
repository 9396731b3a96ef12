import { chromium, redis } from './lib/install.mjs';
import { runTool } from './lib/tool.mjs';

await runTool('e2e/screenshots', { packages: { ...chromium, ...redis } });
