import type { Scope } from '@corridor/contracts';
import { ReceiveDeposit } from '@corridor/contracts/collections';
import { type Call, CommandDesk, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { DepositObject } from '../deposits/deposit.object.js';
import { depositToWire } from '../deposits/to-wire.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { FundBody } from './fund.body.js';
import { MoveBody } from './move.body.js';
import { MOVES } from './moves.js';
import { SandboxEventObject } from './sandbox-event.object.js';
import { SandboxObjects } from './sandbox-objects.js';
import { readFunds, toReceiveDeposit } from './to-command.js';
import { fundProblem } from './to-problem.js';

@ApiTags('Sandbox')
@Controller(`${BASE}/sandbox`)
export class SandboxController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
    @Inject(SandboxObjects) private readonly objects: SandboxObjects,
  ) {}

  @Post('fund')
  @Scoped(SCOPES.sandbox.write, { mode: 'test' })
  @ApiOperation({ summary: 'Let test money arrive', description: 'For test keys only.' })
  @Refuses('not_found')
  @ApiCreatedResponse({ type: DepositObject })
  async fund(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: FundBody): Promise<DepositObject> {
    const funds = readFunds(body);
    const { view } = await this.desk.submit(call, {
      scope,
      type: ReceiveDeposit,
      payload: () => toReceiveDeposit(body, funds),
      refuse: (rejection, requestId) => answerOf(fundProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return depositToWire(view);
  }

  @Post('events')
  @Scoped(SCOPES.sandbox.write, { mode: 'test' })
  @ApiOperation({
    summary: 'Let something happen to an object',
    description: 'For test keys only. The object moves by the same code as when a bank, a chain or a person moves it, and the webhook is sent. A move that the state of the object does not allow is a 409.',
  })
  @Refuses('not_found', 'conflict', 'network_not_supported')
  @ApiCreatedResponse({ type: SandboxEventObject })
  async move(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Body() body: MoveBody): Promise<SandboxEventObject> {
    const { type, object_id: objectId, amount, status } = body;
    const nameObject = async (object: string) => this.names.nameOf(scope, object);
    const data = await MOVES[type](this.desk, this.objects, { call, scope, objectId, amount, status, nameObject });
    return { object: 'sandbox_event', type, object_id: objectId, data };
  }
}
