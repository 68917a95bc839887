import type { AccountId, ApiEventId, Scope } from '@corridor/contracts';
import { WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { type Call, CurrentCall, CurrentScope, Scoped } from '@corridor/surfaces/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Acting, ActingAccount, familyOf } from '../acting/acting-account.js';
import { BASE } from '../base-path.js';
import { refuse } from '../errors/refuse.js';
import { Refuses } from '../errors/refuses.js';
import { noSuch, PathId, readId } from '../fields/path-id.js';
import { accountIds, eventIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { XFLOW } from '../name.js';
import { SCOPES } from '../scopes.js';
import { EventObject } from './event.object.js';
import { filterOf, ListEventsQuery } from './list-events.query.js';
import { eventToWire } from './to-wire.js';

const eventId = new PathId(eventIds, 'event');

@ApiTags('Events')
@Controller(`${BASE}/events`)
export class EventsController {
  constructor(
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
    @Inject(ActingAccount) private readonly acting: ActingAccount,
  ) {}

  @Get()
  @Scoped(SCOPES.events.read)
  @ApiOperation({ summary: 'List events', description: 'Of the last 30 days, whether or not an endpoint subscribes. A platform sees those of its users too.' })
  @Refuses({ 404: ['object_not_found'] })
  @ListAnswer(EventObject)
  async list(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Query() query: ListEventsQuery): Promise<ListObject<EventObject>> {
    const page = pageOf(query, eventIds);
    const acting = await this.acting.of(scope, call);
    const account = query.account_id === undefined ? familyOf(acting) : await this.asked(scope, acting, readId(accountIds, query.account_id));
    return listToWire(await this.webhooks.events(scope, XFLOW, filterOf(query, account), page), page, eventToWire);
  }

  @Get(':id')
  @Scoped(SCOPES.events.read)
  @ApiOperation({ summary: 'Read an event', description: 'Kept for 30 days.' })
  @ApiOkResponse({ type: EventObject })
  async read(@CurrentCall() call: Call, @CurrentScope() scope: Scope, @Param('id', eventId) id: ApiEventId): Promise<EventObject> {
    const family = familyOf(await this.acting.of(scope, call));
    const event = await this.webhooks.event(scope, XFLOW, id);
    if (event === null || (family !== undefined && event.account !== family)) throw noSuch('event');
    return eventToWire(event);
  }

  private async asked(scope: Scope, acting: Acting, id: AccountId): Promise<AccountId> {
    if (acting.party.type !== 'platform') throw refuse(403, 'action_unauthorized', 'Only a platform may ask for the events of an account.', 'event.account_id');
    return (await this.acting.visible(scope, acting, id, 'account_id')).id;
  }
}
