/** How many entries are read at once, and how many such reads make a part: what a worker's death costs at most. */
export const pace = { eventsPerRead: 2_000, readsPerPart: 20 };
