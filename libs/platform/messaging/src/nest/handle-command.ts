import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import type { CommandType } from '@corridor/contracts';
import { throwError, type Observable } from 'rxjs';

/**
 * Hands an error on as it is. Nest's own filter would turn a revision conflict into `{ status: 'error' }`, and the host
 * could no longer tell what to do again from what to park.
 */
@Catch()
export class KeepErrors implements RpcExceptionFilter<unknown> {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Marks a controller's method as the handler of a command type. It takes the whole command and returns what it made of
 * it, as a `CommandHandler` does.
 */
export function HandleCommand<Payload, View, Rejection extends { readonly reason: string }>(
  type: CommandType<Payload, View, Rejection>,
): MethodDecorator {
  return applyDecorators(MessagePattern(type.name), UseFilters(KeepErrors));
}
