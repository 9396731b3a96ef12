import { runTool } from './lib/tool.mjs';

await runTool('bench/run.ts');
