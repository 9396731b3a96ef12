/** The databases that the test run started (see the global set-up of the integration tests). */
export function databaseUrls(): { appUrl: string; systemUrl: string; secret: string } {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: run the integration tests through the root's vitest configuration.`);
    return value;
  };
  return { appUrl: read('APP_DATABASE_URL'), systemUrl: read('SYSTEM_DATABASE_URL'), secret: read('PARLEY_SECRET') };
}
