import { errorText } from '@/lib/error-text';
import { ChatError } from '../state/chat-error.ts';

/** The sentence to show when something was refused, by a procedure or over the socket. */
export const refusalText = (error: unknown): string => errorText(error instanceof ChatError ? error.body : error);
