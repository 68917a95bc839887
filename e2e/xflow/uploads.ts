import { type Answer, type Client, type Extra, ok } from '../support/client.js';

export interface XflowFile {
  readonly id: string;
  readonly object: 'file';
  readonly file_name: string;
  readonly purpose: string;
  readonly type: string;
  readonly size: number;
  readonly url: string;
  readonly metadata: Readonly<Record<string, string>> | null;
}

export const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

export interface FormPart {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fileName?: string;
  readonly type?: string;
}

/** A form byte for byte, so that a test says what is in it and in which order. */
export async function sendForm(api: Client, parts: readonly FormPart[], extra: Extra = {}): Promise<Answer<XflowFile>> {
  const boundary = 'corridor-test-boundary';
  const body = Buffer.concat([
    ...parts.flatMap(({ name, bytes, fileName, type }) => {
      const file = fileName === undefined ? '' : `; filename="${fileName}"`;
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`;
      return [Buffer.from(head), bytes, Buffer.from('\r\n')];
    }),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return api.send<XflowFile>('POST', '/files', new Uint8Array(body), { ...extra, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...extra.headers } });
}

export const filePart = (bytes: Buffer, fileName = 'business_pan.pdf'): FormPart => ({ name: 'file', bytes, fileName, type: 'application/pdf' });
export const payloadPart = (payload: object): FormPart => ({ name: 'payload', bytes: Buffer.from(JSON.stringify(payload)) });

export async function upload(api: Client, purpose: string, extra: Extra = {}): Promise<XflowFile> {
  return ok(await sendForm(api, [filePart(PDF), payloadPart({ purpose })], extra));
}
