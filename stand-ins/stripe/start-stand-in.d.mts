export type StripeEvent = { id: string; type: string; created: number; data: { object: Record<string, unknown> } };
export type StandIn = {
  url: string;
  key: string;
  store: { list(kind: string): Record<string, unknown>[]; find(kind: string, id: string): Record<string, unknown> | undefined };
  control(name: 'decline', input: { customer: string; on?: boolean }): unknown;
  control(name: 'advance', input: { customer: string; days: number }): { now: number };
  control(name: 'delivery', input: { twice?: boolean; lateMs?: number; outOfOrder?: boolean }): unknown;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  close(): Promise<void>;
};
export function startStandIn(options: {
  port?: number;
  file?: string;
  key: string;
  webhookUrl?: string;
  webhookSecret?: string;
  onEvent?: (event: StripeEvent) => void;
}): Promise<StandIn>;
