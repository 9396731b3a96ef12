import { fromDoorRuleName, type DoorRule } from '@parley/contract/door-rule';
import { toErrorBody } from './error-text.ts';

const pages: { [Rule in DoorRule]: (next: string, slug: string) => string } = {
  secondFactor: (next) => `/second-step?next=${next}`,
  address: (next, slug) => `/locked?workspace=${slug}&next=${next}`,
  singleSignOn: (next, slug) => `/signin?workspace=${slug}&why=singleSignOn&next=${next}`,
  sessionLength: (next) => `/signin?why=sessionLength&next=${next}`,
  idle: (next) => `/signin?why=idle&next=${next}`,
};

/** Where to send somebody whom a sign-in rule of the firm keeps out, so that they can do what it asks; null for every other error. */
export function doorPath(error: unknown, slug: string): string | null {
  const { code, rule } = toErrorBody(error);
  const found = code === 'UNAUTHENTICATED' ? fromDoorRuleName(rule) : null;
  const here = encodeURIComponent(window.location.pathname + window.location.search);
  return found && pages[found](here, encodeURIComponent(slug));
}
