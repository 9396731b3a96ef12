import type { MessageExtra } from '@parley/contract/message-extra';

/** A message as people will read it. */
type Said = { body: string; extra: MessageExtra | null };

/** All the texts of a message that people will read, the body first, then what `withTexts` puts back in the same order. */
export function textsOf({ body, extra }: Said): string[] {
  const { poll, snippet, forward } = extra ?? {};
  return [
    body,
    ...(poll ? [poll.question, ...poll.options.map(({ text }) => text)] : []),
    ...(snippet ? [snippet.title] : []),
    ...(forward ? [forward.body] : []),
  ];
}

/** The same message with other texts. */
export function withTexts({ body, extra }: Said, texts: readonly string[]): Said {
  const rest = [...texts];
  const next = (former: string) => rest.shift() ?? former;
  const said = { body: next(body), extra };
  if (!extra || rest.length === 0) return said;
  const { poll, snippet, forward } = extra;
  return {
    ...said,
    extra: {
      ...extra,
      ...(poll
        ? {
            poll: {
              ...poll,
              question: next(poll.question),
              options: poll.options.map((option) => ({ ...option, text: next(option.text) })),
            },
          }
        : {}),
      ...(snippet ? { snippet: { ...snippet, title: next(snippet.title) } } : {}),
      ...(forward ? { forward: { ...forward, body: next(forward.body) } } : {}),
    },
  };
}
