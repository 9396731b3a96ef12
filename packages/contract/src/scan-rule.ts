import * as z from 'zod';

/** What becomes of a file when no scanner answers. `hold`: it waits, closed; `mark`: it is served as not scanned. */
export const scanRules = ['hold', 'mark'] as const;
export type ScanRule = (typeof scanRules)[number];

export const scanRuleInput = z.strictObject({ rule: z.enum(scanRules) });

/** `hasScanner`: this installation has one, whether it answers at present or not. */
export const scanRuleView = scanRuleInput.extend({ hasScanner: z.boolean() });
export type ScanRuleView = z.infer<typeof scanRuleView>;
