import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Api } from './apis.js';
import { type Call, callsOf, type Header, type Located, located, type OpenApi, pointerOf, type Response } from './document.js';
import { type Exchange, parsed } from './exchange.js';

const NAME = 'openapi.json';
/** With which a path or a method that is not there is answered, or a request that does not get as far as that. */
const OUTSIDE: readonly number[] = [400, 401, 403, 404, 405, 413, 414, 429, 431, 503];

/** Compares what is answered with what a document says. Validators are compiled when they are first needed. */
export class Conformance {
  private readonly ajv: Ajv2020;
  private readonly validators = new Map<string, ValidateFunction>();
  readonly calls: readonly Call[];

  constructor(
    private readonly document: OpenApi,
    readonly api: Api,
  ) {
    this.ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, NAME);
    this.calls = callsOf(document);
  }

  /** The call that a request is for; null when the document has none, or when it is of no concern here. */
  callOf({ method, url }: Exchange): Call | null {
    const path = pathOf(url);
    return this.calls.find((call) => call.method === method && call.shape.test(path)) ?? null;
  }

  /** What an answer has that the document does not tell of, and how to tell it. Nothing for paths that are not the API's. */
  problemsOf(exchange: Exchange): string[] {
    if (!pathOf(exchange.url).startsWith(`${this.api.base}/`)) return [];
    const call = this.callOf(exchange);
    const problems = call === null ? this.outside(exchange) : this.ofCall(call, exchange);
    return problems.map((problem) => `${exchange.method} ${call?.path ?? pathOf(exchange.url).slice(0, 120)} answered ${exchange.status}: ${problem}`);
  }

  /** The same for a webhook's body. */
  problemsOfEvent(rawBody: string): string[] {
    const type = (parsed(rawBody)?.value as { readonly type?: unknown } | undefined)?.type;
    if (typeof type !== 'string' || this.document.webhooks?.[type] === undefined) {
      return [`a webhook of type ${String(type)} is not in the document: add the type to openapi/webhooks.ts of the surface`];
    }
    const pointer = pointerOf('webhooks', type, 'post', 'requestBody', 'content', 'application/json', 'schema');
    return this.bodyProblems(rawBody, pointer).map((problem) => `the webhook ${type}: ${problem}`);
  }

  private outside({ status, text }: Exchange): string[] {
    if (status < 400) return ['the document has no such call: give its controller @ApiOperation and the class of its answer, and @ApiTags one of openapi/introduction.ts'];
    if (!OUTSIDE.includes(status)) return ['no path outside of the document is answered so'];
    return this.bodyProblems(text, pointerOf('components', 'schemas', this.api.errorSchema));
  }

  private ofCall(call: Call, exchange: Exchange): string[] {
    const { status } = exchange;
    const pointer = pointerOf('paths', call.path, call.method.toLowerCase(), 'responses', String(status));
    const told = call.operation.responses[String(status)];
    if (told === undefined) {
      const how = status < 400 ? 'with @ApiOkResponse or @ApiCreatedResponse' : 'by naming the type of error, or its code, in @Refuses';
      return [`${call.operation.operationId} has no such status: document it ${how} on the controller's method (${exchange.text.slice(0, 200)})`];
    }
    const response = located<Response>(this.document, told, pointer);
    return [
      ...this.contentProblems(response, exchange),
      ...(exchange.headers === null ? [] : this.headerProblems(response, exchange.headers)),
      ...(status < 300 ? this.requestProblems(call, exchange) : []),
    ];
  }

  private contentProblems({ part, pointer }: Located<Response>, { headers, text }: Exchange): string[] {
    const kinds = Object.keys(part.content ?? {});
    const kind = headers === null ? 'application/json' : (headers.get('content-type')?.split(';')[0]?.trim() ?? '');
    if (!kinds.includes(kind)) return [`its Content-Type is ${kind || 'missing'}, documented: ${kinds.join(', ')}`];
    if (kind !== 'application/json') return [];
    return this.bodyProblems(text, `${pointer}${pointerOf('content', kind, 'schema').slice(1)}`);
  }

  private bodyProblems(text: string, pointer: string): string[] {
    const body = parsed(text);
    if (body === null) return [`its body is no JSON: ${text.slice(0, 100)}`];
    return [...this.problemsBy(pointer, body.value), ...this.api.rules(body.value)];
  }

  private headerProblems({ part, pointer }: Located<Response>, headers: Headers): string[] {
    return Object.entries(part.headers ?? {}).flatMap(([name, told]) => {
      const header = located<Header>(this.document, told, `${pointer}${pointerOf('headers', name).slice(1)}`);
      const text = headers.get(name);
      if (text === null) return header.part.required === true ? [`the header ${name} is missing`] : [];
      return this.problemsBy(`${header.pointer}/schema`, valueOf(text, header.part.schema)).map((problem) => `the header ${name} ${problem}`);
    });
  }

  /** What was done although the document would not have it: the document is too narrow. */
  private requestProblems(call: Call, { url, sent }: Exchange): string[] {
    const base = ['paths', call.path, call.method.toLowerCase()];
    const given = new URL(url).searchParams;
    const query = [...new Set(given.keys())].flatMap((name) => {
      const index = call.operation.parameters.findIndex((each) => each.in === 'query' && each.name === name);
      const told = call.operation.parameters[index];
      if (told === undefined) return [`the parameter ${name} was taken and is not documented: declare it in the query's class`];
      return this.problemsBy(pointerOf(...base, 'parameters', String(index), 'schema'), valueOf(given.getAll(name).join(), told.schema)).map((problem) => `the parameter ${name} was taken: ${problem}`);
    });
    const body = typeof sent === 'string' ? parsed(sent) : null;
    const told = call.operation.requestBody?.content['application/json'];
    const taken = body === null || told === undefined ? [] : this.problemsBy(pointerOf(...base, 'requestBody', 'content', 'application/json', 'schema'), body.value);
    return [...query, ...taken.map((problem) => `the body was taken: ${problem}`)];
  }

  private problemsBy(pointer: string, value: unknown): string[] {
    const validate = this.validators.get(pointer) ?? this.ajv.compile({ $ref: `${NAME}${pointer}` });
    this.validators.set(pointer, validate);
    return validate(value) === true ? [] : (validate.errors ?? []).map(worded);
  }
}

function worded({ instancePath, message = 'is not valid', params }: ErrorObject): string {
  const extra = (params as { readonly additionalProperty?: string }).additionalProperty;
  const advice = extra === undefined ? '' : `: ${extra}; declare it with @ApiProperty in the object's class`;
  return `${instancePath === '' ? 'the value' : instancePath} ${message}${advice}`;
}

/** A text of a query or a header as what it stands for. Several values stand between commas. */
function valueOf(text: string, { type }: { readonly type?: unknown }): unknown {
  if (type === 'array') return text.split(',');
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  return type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/s, '');
}
