import { Field, textProblem } from '@corridor/surfaces/http';
import { ClearableLinesField, documented, FlagField, LinesField, type Told } from '../fields/fields.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { Fixes } from '../fields/fixes.js';
import { WebhookEndpointObject } from './webhook-endpoint.object.js';

const MOST_URL_CHARACTERS = 2_048;
const MOST_DESCRIPTION_CHARACTERS = 500;
const PLATFORM: Told = { description: "True for the platform's own events, false for those of its connected users. For platforms only.", optional: true };

/** What may be in the text is for `readUrl` and for the owner to say: each has a code of its own. */
function UrlField(told: Told): PropertyDecorator {
  return documented(told, { type: String, format: 'uri', maxLength: MOST_URL_CHARACTERS }, Field('url', (value) => textProblem(value, MOST_URL_CHARACTERS)));
}

/** Whether there are such events is for `readEvents` to say. */
function EventsField(told: Told): PropertyDecorator {
  const problem = (value: unknown) => {
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return 'must be a list of event types';
    return value.length === 0 ? { text: 'must name at least one event type', flaw: 'too_short' as const } : null;
  };
  return documented(told, { type: [String], minItems: 1 }, Field('events', problem));
}

export class CreateWebhookEndpointBody {
  @LinesField(MOST_DESCRIPTION_CHARACTERS, { description: 'A note to oneself.', optional: true })
  readonly description?: string;

  @EventsField({ description: 'What to send; `*` for everything.' })
  readonly enabled_events!: readonly string[];

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @FlagField(PLATFORM)
  readonly platform?: boolean;

  @UrlField({ description: 'Where to send events, over https.', example: 'https://hooks.example.com/corridor' })
  readonly url!: string;
}

/** What is left out stays. */
@Fixes(WebhookEndpointObject)
export class UpdateWebhookEndpointBody {
  @ClearableLinesField(MOST_DESCRIPTION_CHARACTERS, { description: 'A note to oneself; null for none.' })
  readonly description?: string | null;

  @EventsField({ description: 'What to send; `*` for everything.', optional: true })
  readonly enabled_events?: readonly string[];

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @FlagField(PLATFORM)
  readonly platform?: boolean;

  @UrlField({ description: 'Where to send events, over https.', optional: true })
  readonly url?: string;
}
