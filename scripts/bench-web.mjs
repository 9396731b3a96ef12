import { chromium } from './lib/install.mjs';
import { runTool } from './lib/tool.mjs';

await runTool('bench/web/run', { packages: chromium });
