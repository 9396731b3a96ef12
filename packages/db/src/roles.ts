import { createHmac } from 'node:crypto';

/**
 * The database roles that serve requests. None owns a table, none may bypass row-level security.
 * `app` sees tenant tables only; `system` also sees identity (sign-up, sign-in, sessions); `job` owns the job queue.
 */
export const loginRoles = { app: 'parley_app', system: 'parley_system', job: 'parley_job' } as const;
export type RoleUrls = Record<keyof typeof loginRoles, string>;

/** Passwords follow from the installation's secret, so that no second secret has to be stored. */
export function rolePassword(role: string, secret: string): string {
  return createHmac('sha256', secret).update(`database-role:${role}`).digest('hex');
}

/** The connection strings of the serving roles for the database that `adminUrl` names. */
export function roleUrls(adminUrl: string, secret: string): RoleUrls {
  const of = (role: string) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = rolePassword(role, secret);
    return url.toString();
  };
  return { app: of(loginRoles.app), system: of(loginRoles.system), job: of(loginRoles.job) };
}
