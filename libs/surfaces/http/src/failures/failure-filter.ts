import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { HttpReply, HttpRequest } from '../surface/http-request.js';
import { answerFailure, type FailureOptions } from './answer-failure.js';

/** Takes whatever a handler throws. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  constructor(private readonly options: FailureOptions) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerFailure(this.options, error, http.getRequest<HttpRequest>(), http.getResponse<HttpReply>());
  }
}
