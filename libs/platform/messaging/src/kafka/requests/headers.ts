import type { IHeaders } from 'kafkajs';

/** What a command carries for its reply to find back, and a reply for its request. */
export interface ReplyAddress {
  /** The topic that the sender reads. */
  readonly replyTo: string;
  readonly correlation: string;
}

const REPLY_TO = 'corridor-reply-to';
const CORRELATION = 'corridor-correlation';
const PROBE = 'corridor-probe';

export function requestHeaders({ replyTo, correlation }: ReplyAddress): Record<string, string> {
  return { [REPLY_TO]: replyTo, [CORRELATION]: correlation };
}

export function replyHeaders(correlation: string): Record<string, string> {
  return { [CORRELATION]: correlation };
}

export function probeHeaders(boot: string): Record<string, string> {
  return { [PROBE]: boot };
}

/** Null for a command that nobody waits for. */
export function replyAddressOf(headers: IHeaders | undefined): ReplyAddress | null {
  const [replyTo, correlation] = [textOf(headers, REPLY_TO), textOf(headers, CORRELATION)];
  return replyTo === null || correlation === null ? null : { replyTo, correlation };
}

export function correlationOf(headers: IHeaders | undefined): string | null {
  return textOf(headers, CORRELATION);
}

/** The boot whose probe this is; null when it is none. */
export function probeOf(headers: IHeaders | undefined): string | null {
  return textOf(headers, PROBE);
}

function textOf(headers: IHeaders | undefined, name: string): string | null {
  const value = headers?.[name];
  if (value === undefined || Array.isArray(value)) return null;
  return value.toString();
}
