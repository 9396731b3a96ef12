'use client';
import { AcceptableUsePage } from '@/features/acceptable-use/acceptable-use-page';
import { drawText } from '../../acceptable-use/draw-text.tsx';

export function PageWithText({ slug }: { slug: string }) {
  return <AcceptableUsePage slug={slug} drawText={drawText} />;
}
