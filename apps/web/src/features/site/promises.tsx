import { requestLocale, serverTranslations } from '@/lib/i18n/server';
import { Tag } from '@/ui/tag';

/** The nine lines of the promise. `isKept` says that a visitor can try it today. */
const lines = [
  { name: 'chat', isKept: true },
  { name: 'presence', isKept: true },
  { name: 'record', isKept: true },
  { name: 'rules', isKept: false },
  { name: 'quiet', isKept: false },
  { name: 'boundary', isKept: false },
  { name: 'beyond', isKept: false },
  { name: 'free', isKept: true },
  { name: 'reliable', isKept: true },
] as const;

export async function Promises() {
  const t = await serverTranslations('site');
  const figures = new Intl.NumberFormat(await requestLocale());
  return (
    <section id="promise" className="mx-auto max-w-[1180px] scroll-mt-6 px-4 pt-24 sm:px-6">
      <h2 className="place text-[2rem] leading-tight sm:text-[2.5rem]">{t('promiseTitle')}</h2>
      <p className="max-w-[60ch] pt-3 text-lg text-ink-2">{t('promiseLead')}</p>
      <ol className="mt-9 grid border-t border-line sm:grid-cols-2 lg:grid-cols-3">
        {lines.map(({ name, isKept }, index) => (
          <li key={name} className="flex flex-col border-b border-line py-6 sm:pe-8">
            <p className="flex items-center gap-3">
              <span data-figures="" className="font-serif text-lg text-ink-3 italic">
                {figures.format(index + 1)}
              </span>
              <Tag tone={isKept ? 'accent' : 'plain'}>{isKept ? t('today') : t('inTheMaking')}</Tag>
            </p>
            <h3 className="place pt-3 text-2xl">{t(`promise.${name}`)}</h3>
            <p className="max-w-[44ch] pt-1.5 text-pretty text-ink-2">{t(`promise.${name}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
