import type { ApiEventId, Scope } from '@corridor/contracts';
import { ResendEvent, WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { type Call, CommandDesk, CurrentCall, CurrentScope, noSuch, PathId, readId, Scoped } from '@corridor/surfaces/http';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BASE } from '../base-path.js';
import { answerOf } from '../errors/problem.js';
import { Refuses } from '../errors/refuses.js';
import { accountIds, eventIds } from '../ids.js';
import { ListAnswer, type ListObject, listToWire } from '../lists/list.object.js';
import { pageOf } from '../lists/list.query.js';
import { ObjectNames } from '../object-names.js';
import { SCOPES } from '../scopes.js';
import { WebhookDeliveryObject } from '../webhook-deliveries/delivery.object.js';
import { toResendEvent } from '../webhook-deliveries/to-command.js';
import { resendEventProblem } from '../webhook-deliveries/to-problem.js';
import { deliveryToWire } from '../webhook-deliveries/to-wire.js';
import { DIALECT } from '../webhooks/event-types.js';
import { EventObject } from './event.object.js';
import { filterOf, ListEventsQuery, placeOf } from './list-events.query.js';
import { ResendEventBody } from './resend-event.body.js';
import { eventToWire, type FollowedEvents, followedToWire } from './to-wire.js';

const eventId = new PathId(eventIds, 'event');
const LAST_SEQUENCE = { last_sequence: { type: 'integer', description: 'With `after_sequence`: what to give next, also when the page is empty.' } } as const;

@ApiTags('Events')
@Controller(`${BASE}/events`)
export class EventsController {
  constructor(
    @Inject(WEBHOOKS_QUERIES) private readonly webhooks: WebhooksQueries,
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(ObjectNames) private readonly names: ObjectNames,
  ) {}

  @Get()
  @Scoped(SCOPES.events.read)
  @ApiOperation({
    summary: 'List events',
    description: 'Everything that webhooks tell of, whether or not an endpoint subscribes. Newest first, or with `after_sequence` one account\'s from there on, oldest first.',
  })
  @ListAnswer(EventObject, LAST_SEQUENCE)
  async list(@CurrentScope() scope: Scope, @Query() query: ListEventsQuery): Promise<ListObject<EventObject> | FollowedEvents> {
    const page = pageOf(query, eventIds);
    const place = placeOf(query);
    if (place === null || query.account_id === undefined) return listToWire(await this.webhooks.events(scope, DIALECT, filterOf(query), page), page, eventToWire);
    const after = { ...filterOf(query), account: readId(accountIds, query.account_id), sequence: place, limit: page.limit };
    return followedToWire(await this.webhooks.eventsAfter(scope, DIALECT, after), place);
  }

  @Get(':id')
  @Scoped(SCOPES.events.read)
  @ApiOperation({ summary: 'Read an event' })
  @ApiOkResponse({ type: EventObject })
  async read(@CurrentScope() scope: Scope, @Param('id', eventId) id: ApiEventId): Promise<EventObject> {
    const event = await this.webhooks.event(scope, DIALECT, id);
    if (event === null) throw noSuch('event');
    return eventToWire(event);
  }

  @Post(':id/resend')
  @Scoped(SCOPES.events.write)
  @ApiOperation({ summary: 'Send an event to one webhook endpoint', description: 'Also to one that was registered after it. The event keeps its id and its bytes.' })
  @Refuses('conflict')
  @ApiCreatedResponse({ type: WebhookDeliveryObject })
  async resend(
    @CurrentCall() call: Call,
    @CurrentScope() scope: Scope,
    @Param('id', eventId) id: ApiEventId,
    @Body() body: ResendEventBody,
  ): Promise<WebhookDeliveryObject> {
    const { view } = await this.desk.submit(call, {
      scope,
      type: ResendEvent,
      payload: () => toResendEvent(id, body),
      refuse: (rejection, requestId) => answerOf(resendEventProblem(rejection), requestId),
      nameObject: async (object) => this.names.nameOf(scope, object),
    });
    return deliveryToWire(view);
  }
}
