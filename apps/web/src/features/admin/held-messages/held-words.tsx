'use client';
import type { OpenedMessage } from '@parley/contract/quarantine';
import { Paperclip } from 'lucide-react';
import { formatBytes } from '@/lib/format-bytes';
import { MarkedText } from '../boundary/marked-text.tsx';

/** What a held message says, with what the rules have found in it marked, and its files by name. */
export function HeldWords({ opened }: { opened: OpenedMessage }) {
  return (
    <div className="mt-3 rounded-lg border border-line bg-sunk px-4 py-3">
      {opened.texts.map(({ text, spans }, index) => (
        <p key={index} dir="auto" className="wrap-anywhere whitespace-pre-wrap not-first:pt-1.5">
          <MarkedText text={text} spans={spans} />
        </p>
      ))}
      {opened.files.map(({ name, bytes }, index) => (
        <p key={index} className="flex items-center gap-2 pt-1.5 text-sm text-ink-2">
          <Paperclip aria-hidden className="size-4 shrink-0" strokeWidth={1.6} />
          <bdi className="wrap-anywhere">{name}</bdi>
          <span className="text-ink-3">{formatBytes(bytes)}</span>
        </p>
      ))}
    </div>
  );
}
