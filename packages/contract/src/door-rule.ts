/** Which of a firm's sign-in rules may keep a session out of it. */
export const doorRules = ['address', 'sessionLength', 'idle', 'singleSignOn', 'secondFactor'] as const;
export type DoorRule = (typeof doorRules)[number];

/** The `rule` of the error that a person gets at the door of their firm: `sign-in-rule:idle`. */
const prefix = 'sign-in-rule:';
export const toDoorRuleName = (rule: DoorRule): string => `${prefix}${rule}`;
export const fromDoorRuleName = (name: string | undefined): DoorRule | null =>
  doorRules.find((rule) => name === toDoorRuleName(rule)) ?? null;
