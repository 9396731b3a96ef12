export type ExportManifest = { checkpoint: { number: number; events: number; streams: number }; files: { path: string }[] };
export function verifyArchive(dir: string, options?: { key?: string }): Promise<ExportManifest>;
