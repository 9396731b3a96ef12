import { config } from 'zod/v4/core';

// Zod compiles its checks with `new Function` where it may. The content security policy forbids that on our pages, and
// every attempt would be reported as an attack. Next runs this file before any other of ours.
config({ jitless: true });
