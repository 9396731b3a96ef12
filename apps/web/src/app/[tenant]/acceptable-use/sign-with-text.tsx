'use client';
import { SignPage } from '@/features/acceptable-use/sign-page';
import { drawText } from './draw-text.tsx';

export function SignWithText(props: { slug: string; next: string; name: string }) {
  return <SignPage {...props} drawText={drawText} />;
}
