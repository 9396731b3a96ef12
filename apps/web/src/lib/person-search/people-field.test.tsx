import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { answerCalls, onPage, type Answers } from '@/lib/testing/answer-calls';
import { PeopleField } from './people-field.tsx';
import type { Person } from './person-search.tsx';

const people = [
  { id: 'ana', name: 'Ana Adviser', email: 'ana@firm.example', role: 'member' },
  { id: 'ben', name: 'Ben Broker', email: 'ben@firm.example', role: 'member' },
  { id: 'gil', name: 'Gil Guest', email: 'gil@client.example', role: 'guest' },
];
const named = (input: unknown) => {
  const { query } = input as { query: string };
  return { items: people.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())), nextCursor: null };
};
const send = vi.fn<(chosen: Person[]) => void>();

function Hold({ withGuests = true }: { withGuests?: boolean }) {
  const [chosen, setChosen] = useState<Person[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(chosen);
      }}
    >
      <PeopleField label="People" hint="Whose words" chosen={chosen} withGuests={withGuests} onChange={setChosen} />
      <button type="submit">Place</button>
    </form>
  );
}

function show(answers: Answers = { 'member.list': named }, withGuests = true) {
  answerCalls(answers);
  render(onPage(<Hold withGuests={withGuests} />));
  return screen.getByRole('combobox', { name: 'People' });
}

afterEach(() => {
  cleanup();
  send.mockClear();
  vi.unstubAllGlobals();
});

const unchosen = /Nobody has been chosen for “Ana”/;

test('a name for which nobody was chosen is not passed over: the form is not sent, and the field says so', async () => {
  const field = show();
  await userEvent.type(field, 'Ana');
  await screen.findByRole('option', { name: /Ana Adviser/ });
  // While the list is open a screen reader is shown nothing else.
  await userEvent.click(screen.getByText('Place'));
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByText(unchosen)).toBeTruthy();
  expect(field.getAttribute('aria-invalid')).toBe('true');

  await userEvent.clear(field);
  await userEvent.click(screen.getByRole('button', { name: 'Place' }));
  expect(send).toHaveBeenCalledExactlyOnceWith([]);
  expect(screen.queryByText(unchosen)).toBeNull();
});

test('Enter takes the person who is found, once, and the form is sent with them', async () => {
  const field = show();
  await userEvent.type(field, 'ana');
  await screen.findByRole('option', { name: /Ana Adviser/ });
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('button', { name: 'Leave out Ana Adviser' });
  expect((field as HTMLInputElement).value).toBe('');
  await userEvent.click(screen.getByRole('button', { name: 'Place' }));
  expect(send).toHaveBeenCalledExactlyOnceWith([{ memberId: 'ana', name: 'Ana Adviser' }]);
});

test('who is chosen by a press is not offered again, and can be left out again', async () => {
  const field = show();
  await userEvent.type(field, 'ben');
  await userEvent.click(await screen.findByRole('option', { name: /Ben Broker/ }));
  await userEvent.type(field, 'b');
  await screen.findByText(/Nobody here is called “b”/);
  await userEvent.clear(field);
  await userEvent.click(screen.getByRole('button', { name: 'Leave out Ben Broker' }));
  expect(screen.queryByRole('list', { name: 'Chosen: People' })).toBeNull();
});

test('while an answer is on its way Enter takes nobody of another name', async () => {
  let answer = () => {};
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const field = show({
    'member.list': async (input) => {
      if ((input as { query: string }).query.startsWith('B')) await slow;
      return named(input);
    },
  });
  await userEvent.type(field, 'A');
  await screen.findByRole('option', { name: /Ana Adviser/ });
  await userEvent.clear(field);
  await userEvent.type(field, 'Br{Enter}');
  expect(screen.queryByRole('button', { name: /Leave out/ })).toBeNull();
  answer();
  await screen.findByRole('option', { name: /Ben Broker/ });
});

test('guests are offered only where they may be chosen', async () => {
  const field = show({ 'member.list': named }, false);
  await userEvent.type(field, 'G');
  await waitFor(() => expect(screen.getByText(/Nobody here is called “G”/)).toBeTruthy());
});
