import type { StandInPerson } from './start-open-id.mjs';

type Keys = { privateKey: string; certificate: string };
type Request = { id: string; issuer: string; receiveUrl: string };
export type SamlStandIn = {
  url: string;
  issuer: string;
  people: StandInPerson[];
  keys: Keys;
  alsoListed: string[];
  responsePath: string;
  metadata(): string;
  sign(xml: string, path?: string, keys?: Keys): string;
  answerTo(
    request: Request,
    person: StandInPerson,
    options?: {
      say?: Record<string, string>;
      spoil?: (xml: string, said: Record<string, string>) => string;
      signs?: string | null;
      keys?: Keys;
    },
  ): string;
  close(): Promise<void>;
};
export function startSaml(options?: { port?: number; people?: StandInPerson[]; title?: string }): Promise<SamlStandIn>;
export function readSamlRequest(encoded: string): Request;
export function assertionXml(say: Record<string, string>): string;
