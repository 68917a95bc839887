/** What these tests read of an OpenAPI 3.1 document. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks?: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: { readonly type?: unknown } }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Reference | Response>>;
}

export type Content = Readonly<Record<string, { readonly schema: object }>>;

export interface Response {
  readonly headers?: Readonly<Record<string, Reference | Header>>;
  readonly content?: Content;
}

export interface Header {
  readonly required?: boolean;
  readonly schema: { readonly type?: unknown };
}

interface Reference {
  readonly $ref: string;
}

/** Something of the document and the JSON pointer to it. */
export interface Located<Part> {
  readonly part: Part;
  readonly pointer: string;
}

export function pointerOf(...keys: readonly string[]): string {
  return `#${keys.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;
}

/** Follows a reference, if it is one. */
export function located<Part extends object>(document: OpenApi, found: Reference | Part, pointer: string): Located<Part> {
  if (!('$ref' in found)) return { part: found, pointer };
  const keys = found.$ref.split('/').slice(1);
  const part = keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
  if (part === undefined) throw new Error(`${found.$ref} is not in the document`);
  return { part: part as Part, pointer: found.$ref };
}

/** A call of the document, and where it is. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly shape: RegExp;
}

export function callsOf({ paths }: OpenApi): readonly Call[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation, shape: shapeOf(path) })),
  );
}

/** A part in braces stands for anything without a slash. */
function shapeOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
