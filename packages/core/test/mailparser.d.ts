declare module 'mailparser' {
  type Address = { value: { address?: string; name: string }[] };
  export type ParsedMail = {
    headers: Map<string, unknown>;
    messageId?: string;
    inReplyTo?: string;
    references?: string | string[];
    subject?: string;
    from?: Address;
    to?: Address;
    date?: Date;
    text?: string;
    html?: string | false;
    attachments: { filename?: string; contentType: string; content: Buffer }[];
  };
  export function simpleParser(source: Buffer | string, options?: { keepCidLinks?: boolean }): Promise<ParsedMail>;
}
