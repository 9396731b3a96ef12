'use client';
import { Markdown } from '@/features/chat/markdown/markdown';

const nobody = { mentioned: [], nameOf: () => undefined };

/** A firm's own text, drawn like a message: nothing of it is ever handed to the browser as HTML. */
export const drawText = (body: string) => <Markdown body={body} people={nobody} />;
