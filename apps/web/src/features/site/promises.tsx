import { Tag } from '@/ui/tag';

/** The nine lines of the promise. `isKept` says that a visitor can try it today. */
const lines: { title: string; text: string; isKept: boolean }[] = [
  {
    title: 'Chat people choose',
    text: 'Channels, direct messages, threads, files and search, on every device, by keyboard and by screen reader.',
    isKept: true,
  },
  {
    title: 'Presence that tells the truth',
    text: 'One state for each person, merged over all their devices, shown wherever they are shown.',
    isKept: true,
  },
  {
    title: 'A record you can prove',
    text: 'Every message, edit and deletion is kept in a chain that cannot be altered. Exports that verify without us follow.',
    isKept: true,
  },
  {
    title: 'Rules people understand',
    text: 'Who may see, message and add whom, in one table an owner can read, with an honest reason after a refusal.',
    isKept: false,
  },
  {
    title: 'Reach me without ruining me',
    text: 'Quiet hours, a shield for the people everybody wants, and delivery that waits for a good moment.',
    isKept: false,
  },
  {
    title: 'One boundary',
    text: 'The same checks for malware, data, links and files at every door: colleague, guest, partner, bot, mail.',
    isKept: false,
  },
  {
    title: 'Reach beyond the firm',
    text: 'Two firms connect in a minute, by open standards, each with the record on its own side.',
    isKept: false,
  },
  {
    title: 'Nothing held hostage',
    text: 'All of this on every plan. History is never hidden, and a firm that stops paying turns read-only, not deleted.',
    isKept: true,
  },
  {
    title: 'Reliability a firm can see',
    text: 'No acknowledged message is lost, shown twice or out of order. Each firm will see its own delivery times.',
    isKept: true,
  },
];

export function Promises() {
  return (
    <section id="promise" className="mx-auto max-w-[1180px] scroll-mt-6 px-4 pt-24 sm:px-6">
      <h2 className="place text-[2rem] leading-tight sm:text-[2.5rem]">The promise, in nine lines</h2>
      <p className="max-w-[60ch] pt-3 text-lg text-ink-2">
        Each is a thing you can try, or will be. Those that hold today say so; the others are being built, and say that.
      </p>
      <ol className="mt-9 grid border-t border-line sm:grid-cols-2 lg:grid-cols-3">
        {lines.map((line, index) => (
          <li key={line.title} className="flex flex-col border-b border-line py-6 sm:pe-8">
            <p className="flex items-center gap-3">
              <span data-figures="" className="font-serif text-lg text-ink-3 italic">
                {index + 1}
              </span>
              <Tag tone={line.isKept ? 'accent' : 'plain'}>{line.isKept ? 'Today' : 'In the making'}</Tag>
            </p>
            <h3 className="place pt-3 text-2xl">{line.title}</h3>
            <p className="max-w-[44ch] pt-1.5 text-pretty text-ink-2">{line.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
