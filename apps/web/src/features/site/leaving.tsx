import { Tag } from '@/ui/tag';

const steps: { title: string; text: string; isToCome?: boolean }[] = [
  {
    title: 'Take everything along',
    isToCome: true,
    text: 'Messages, files, people and the record of them, in one archive that opens without Parley.',
  },
  {
    title: 'Stop when you like',
    text: 'No notice and no call. A workspace that is not paid for turns read-only: people can still read and search.',
  },
  {
    title: 'Be forgotten when you say so',
    text: 'We delete nothing behind your back. When you ask, we erase it, and tell you when it is done.',
  },
];

export function Leaving() {
  return (
    <section id="leaving" className="mx-auto max-w-[1180px] scroll-mt-6 px-4 pt-24 pb-24 sm:px-6">
      <h2 className="place text-[2rem] leading-tight sm:text-[2.5rem]">How to leave</h2>
      <p className="max-w-[60ch] pt-3 text-lg text-ink-2">You should know the way out before you come in.</p>
      <ol className="mt-9 grid gap-x-8 md:grid-cols-3">
        {steps.map((step) => (
          <li key={step.title} className="border-t border-line py-6">
            <h3 className="place flex flex-wrap items-center gap-3 text-xl">
              {step.title}
              {step.isToCome && <Tag className="font-sans tracking-normal">In the making</Tag>}
            </h3>
            <p className="max-w-[44ch] pt-1.5 text-pretty text-ink-2">{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
