/** Why an account at Google or Microsoft opened or linked nothing, as the address says it; everything else is 'other'. */
const reasons = [
  'social-not-linked',
  'social-linked-elsewhere',
  'social-another-address',
  'social-unproven',
  'social-provider-out',
  'social-stopped',
  'answer-refused',
  'attempt-over',
] as const;

export const isSocialRefusal = (rule: string | null): boolean => rule?.startsWith('social-') === true;
export const toSocialReason = (rule: string | null): (typeof reasons)[number] | 'other' =>
  reasons.find((one) => one === rule) ?? 'other';
