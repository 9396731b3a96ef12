/** Next calls this once when the server starts. A start without its environment ends here, with the whole list. */
export async function register(): Promise<void> {
  // Next puts a constant here at build time, and only in these very words does it leave Node's part out of the edge bundle.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startCore } = await import('./lib/start-core.ts');
    startCore();
  }
}
