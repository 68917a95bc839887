import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { InternalPlane, type PlaneAnswer } from './internal-plane.js';

interface Reply {
  code(status: number): Reply;
  type(contentType: string): Reply;
  send(body: string): Reply;
}

const STATUSES: Readonly<Record<PlaneAnswer['kind'], number>> = { answered: 200, malformed: 400, unknown: 404, failed: 500, unavailable: 503 };

/** What peers call. Whoever comes here has shown the token already. */
@Controller('internal')
export class InternalController {
  constructor(@Inject(InternalPlane) private readonly plane: InternalPlane) {}

  @Post(':offer/:method')
  async call(@Param('offer') offer: string, @Param('method') method: string, @Body() args: unknown, @Res() reply: Reply): Promise<void> {
    const answer = await this.plane.answer(offer, method, args);
    const body = answer.kind === 'answered' ? { value: answer.value } : { error: answer.kind };
    reply.code(STATUSES[answer.kind]).type('application/json').send(JSON.stringify(body));
  }
}
