import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Health, Metrics } from '@corridor/runtime';

/** The little of Fastify's reply that is needed here. */
interface Reply {
  code(status: number): Reply;
  type(contentType: string): Reply;
  send(body: string): Reply;
}

const NOT_READY = 503;

/** For whoever runs the process: no key is asked for, nothing about a tenant is told. */
@Controller()
export class HealthController {
  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live() {
    return this.health.live();
  }

  @Get('health/ready')
  async ready(@Res() reply: Reply): Promise<void> {
    const readiness = await this.health.ready();
    reply
      .code(readiness.ready ? 200 : NOT_READY)
      .type('application/json')
      .send(JSON.stringify(readiness));
  }

  @Get('metrics')
  async scrape(@Res() reply: Reply): Promise<void> {
    reply.type(this.metrics.contentType).send(await this.metrics.text());
  }
}
