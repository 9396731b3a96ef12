type People = { memberIds: string[] };

/**
 * The groups that may be spoken of beside the whole: each has enough people, and so has what is left when it is taken away from
 * the whole or from any other that is shown, so that no difference between two figures is about fewer. Larger groups go first.
 */
export function chooseGroups<Group extends People>(whole: string[], groups: Group[], min: number): Group[] {
  const shown: Set<string>[] = [new Set(whole)];
  return groups.filter(({ memberIds }) => {
    const group = new Set(memberIds);
    const without = (some: Set<string>, others: Set<string>) => [...some].filter((id) => !others.has(id)).length;
    const tells = (count: number) => count > 0 && count < min;
    const isSafe =
      group.size >= min &&
      shown.every((other) => !tells(without(other, group)) && !tells(without(group, other)) && !tells(overlap(other, group)));
    if (isSafe) shown.push(group);
    return isSafe;
  });
}

const overlap = (some: Set<string>, others: Set<string>): number => [...some].filter((id) => others.has(id)).length;
