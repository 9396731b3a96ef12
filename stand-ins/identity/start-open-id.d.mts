export type StandInPerson = { sub: string; email: string; email_verified?: boolean; name: string; [claim: string]: unknown };
export type OpenIdStandIn = {
  issuer: string;
  people: StandInPerson[];
  /** Whoever signs in next without choosing. */
  next: string | null;
  change: ((answer: Record<string, string>) => Record<string, string> | Promise<Record<string, string>>) | null;
  close(): Promise<void>;
};
export function startOpenId(options?: {
  port?: number;
  people?: StandInPerson[];
  clients?: { client_id: string; client_secret: string; redirect_uris: string[] }[];
  title?: string;
}): Promise<OpenIdStandIn>;
