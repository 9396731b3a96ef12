/** What the migration command needs; the serving code gets its URLs from its app's own env file. */
export function readMigrateEnv(): { DATABASE_URL: string; PARLEY_SECRET: string; MIGRATIONS_DIR: string } {
  const read = (name: string, fallback?: string) => {
    const value = process.env[name] ?? fallback;
    if (!value) {
      process.stderr.write(`${name} is not set.\n`);
      process.exit(2);
    }
    return value;
  };
  return {
    DATABASE_URL: read('DATABASE_URL'),
    PARLEY_SECRET: read('PARLEY_SECRET'),
    MIGRATIONS_DIR: read('MIGRATIONS_DIR', 'packages/db/prisma/migrations'),
  };
}
