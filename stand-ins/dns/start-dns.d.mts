/** A name server for tests; answers TXT questions over UDP from what was set. */
export type Dns = { server: string; set(name: string, texts: string[]): void; close(): Promise<void> };
export function startDns(options?: { port?: number }): Promise<Dns>;
