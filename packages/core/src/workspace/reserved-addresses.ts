/** Addresses that mean something else at the top of our own paths. */
const reserved = new Set(
  'admin api app confirm forgot health help invitation join legal locked login logout new pricing privacy recover reset second-step settings signin signup static status support terms unsubscribe www workspaces'.split(
    ' ',
  ),
);

export const isReservedAddress = (slug: string): boolean => reserved.has(slug);
