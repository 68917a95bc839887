/** A request and what came back, as they were on the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly sent: string | Uint8Array | undefined;
  readonly status: number;
  /** Null when only the status and the body are known. */
  readonly headers: Headers | null;
  readonly text: string;
}

export interface Parsed {
  readonly value: unknown;
}

/** Null for text that is no JSON. */
export function parsed(text: string): Parsed | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
