import type { Bill } from '@parley/contract/billing-view';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { Table } from '@/ui/table';
import { useMoney } from './use-money.ts';

type Props = { label: string; bill: Bill; isAtOnce?: boolean };

/** The lines of a bill that is to come, and what is left to pay of it. */
export function BillTable({ label, bill, isAtOnce = false }: Props) {
  const t = useTranslations('billing');
  const money = useMoney();
  const linesTotal = bill.lines.reduce((sum, line) => sum + line.amount, 0);
  const words = ({ plan, seats, isProration, amount }: Bill['lines'][number]) => {
    const values = { plan: plan ? t(`plan.${plan}`) : '', seats: seats ?? 1 };
    if (!isProration) return t('line', values);
    return amount < 0 ? t('lineUnused', values) : t('lineRest', values);
  };
  const rows: [key: string, words: string, amount: number][] = bill.lines.map((line, index) => [
    String(index),
    words(line),
    line.amount,
  ]);
  if (linesTotal !== bill.total) rows.push(['coupon', t('lineCoupon'), bill.total - linesTotal]);
  if (bill.total !== bill.due) rows.push(['credit', t('lineCredit'), bill.due - bill.total]);
  const due = isAtOnce || !bill.at ? t('dueNow') : t('dueOn', { date: formatDate(bill.at) });
  return (
    <Table label={label} data-figures="">
      <tbody>
        {rows.map(([key, text, amount]) => (
          <tr key={key}>
            <th scope="row" className="border-b border-line py-2 pe-4 text-start font-normal text-ink-2">
              {text}
            </th>
            <td className="border-b border-line py-2 text-end whitespace-nowrap">{money(amount, bill.currency)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-2.5 pe-4 text-start font-semibold">
            {due}
          </th>
          <td className="py-2.5 text-end font-semibold whitespace-nowrap">{money(bill.due, bill.currency)}</td>
        </tr>
      </tbody>
    </Table>
  );
}
