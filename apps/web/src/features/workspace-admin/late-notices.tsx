'use client';
import { lateComponent } from '@/ui/late-component';

/** What the firm has to say above the chat, fetched after the chat itself. */
export const LateNotices = lateComponent(() => import('./notices.tsx').then((module) => module.Notices));
