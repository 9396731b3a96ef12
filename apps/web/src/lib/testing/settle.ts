import { act } from '@testing-library/react';

const turns = 4;

/** Lets everything run that waits for nothing but its turn: answers that are there, and what React and the queries make of them. */
export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });
