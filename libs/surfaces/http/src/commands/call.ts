import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { KeyView } from '@corridor/contracts/accounts';
import type { Scope } from '@corridor/contracts';
import type { HttpReply, HttpRequest } from '../surface/http-request.js';

/** One authenticated request, as a controller sees it. */
export interface Call {
  readonly request: HttpRequest;
  readonly reply: HttpReply;
}

/** The request that a handler answers. */
export const CurrentCall = createParamDecorator((_data: unknown, context: ExecutionContext): Call => {
  const http = context.switchToHttp();
  return { request: http.getRequest<HttpRequest>(), reply: http.getResponse<HttpReply>() };
});

/** The tenant's key of the request. Only on routes whose access is `Scoped`. */
export const CurrentKey = createParamDecorator((_data: unknown, context: ExecutionContext): KeyView => keyOf(context).key);

/** The tenant and mode of the request's key. Only on routes whose access is `Scoped`. */
export const CurrentScope = createParamDecorator((_data: unknown, context: ExecutionContext): Scope => keyOf(context).scope);

function keyOf(context: ExecutionContext) {
  const { caller } = context.switchToHttp().getRequest<HttpRequest>();
  if (caller?.kind !== 'key') throw new Error("a handler asks for a tenant's key where none can be");
  return caller;
}
