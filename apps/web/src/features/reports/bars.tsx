'use client';
import { useLocale } from 'use-intl';
import { directionOf, type Locale } from '@/lib/i18n/locales';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

export type BarRow = { name: string; value: number | null };

const text = { fill: 'var(--ink-3)', fontSize: 12 };

/** Bars over names, drawn in the accent. What they say stands in a table beside them, which is what a screen reader reads. */
export function Bars({ rows, label, format }: { rows: BarRow[]; label: string; format: (value: number) => string }) {
  // Where one reads from the right, the first bar stands there.
  const isFromRight = directionOf(useLocale() as Locale) === 'rtl';
  return (
    <div aria-hidden className="h-56" dir="ltr">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          margin={{ top: 8, right: isFromRight ? 0 : 4, bottom: 0, left: isFromRight ? 4 : 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="name"
            tick={text}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
            minTickGap={24}
            reversed={isFromRight}
          />
          <YAxis
            tick={text}
            tickLine={false}
            axisLine={false}
            width={44}
            allowDecimals={false}
            tickFormatter={format}
            orientation={isFromRight ? 'right' : 'left'}
          />
          <Tooltip
            cursor={{ fill: 'var(--sunk)' }}
            formatter={(value) => [format(Number(value)), label]}
            contentStyle={{ background: 'var(--paper)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--ink)' }}
            labelStyle={{ color: 'var(--ink-2)' }}
            itemStyle={{ color: 'var(--ink)' }}
          />
          <Bar dataKey="value" fill="var(--accent)" radius={[3, 3, 0, 0]} maxBarSize={44} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
