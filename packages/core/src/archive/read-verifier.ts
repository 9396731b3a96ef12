import { readFile } from 'node:fs/promises';

/** The verifier that goes into every export: beside this file in the sources, beside the bundle in a build. */
export const readVerifier = (): Promise<Uint8Array> => readFile(new URL('./verify.mjs', import.meta.url));
