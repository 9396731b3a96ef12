import type { Cluster } from '../lib/cluster.ts';
import type { Generator } from '../load/generator.ts';
import type { System, SystemName } from '../load/systems.ts';

/** One line of the table: the figure of each system that has one, and what Parley is to reach. */
export type Figure = {
  workload: string;
  measure: string;
  unit: string;
  values: Partial<Record<SystemName, number>>;
  /** Parts of Parley's figure that are worth seeing by themselves. */
  note?: string;
  goal: Goal;
};
export type Goal =
  | { atMost: number }
  | { atLeast: number }
  /** Parley's figure over that of a peer in the same run. */
  | { ratioAtMost: number; to: SystemName }
  | null;

export type Bench = {
  cluster: Cluster;
  isQuick: boolean;
  say(text: string): void;
  /** Runs a workload against each system in turn, each freshly started, with a fresh load generator. */
  eachSystem(run: (system: System, generator: Generator) => Promise<void>): Promise<void>;
};
