import { publicType, type PublicEvent, type ServiceName } from '@corridor/contracts';
import type { RecordedEvent } from '@corridor/event-store';

/** Takes an event of the log to the one public event that it is published as. Pure. */
export type ToPublic = (recorded: RecordedEvent, epoch: number) => PublicEvent;

/** The CloudEvents envelope around an event's body as it was recorded: an event is the same whichever release publishes it. */
export function publicEventOf(service: ServiceName): ToPublic {
  return (recorded, epoch) => ({
    specversion: '1.0',
    id: `${service}/${recorded.stream}/${recorded.revision}`,
    source: `/corridor/${service}`,
    type: publicType(service, recorded.type),
    subject: recorded.stream,
    time: recorded.recordedAt,
    datacontenttype: 'application/json',
    sequence: recorded.revision,
    dataversion: recorded.version,
    tenant: recorded.tenant,
    mode: recorded.mode,
    correlationid: recorded.correlation,
    causationid: recorded.causation,
    logepoch: epoch,
    data: JSON.parse(recorded.body) as unknown,
  });
}
