// Zod compiles its checks with `new Function` where it may. The content security policy forbids that on our pages, and
// every attempt would be reported as an attack. Next runs this file before any other of ours. It is Zod's own place for
// its configuration, written without fetching Zod, which most pages do without.
export const zodConfig = Object.assign(globalThis, { __zod_globalConfig: { jitless: true } }).__zod_globalConfig;
