import { CountField, Field, NullableTextField, textProblem } from '@corridor/surfaces/http';
import { ChoiceField, documented, LINE, type Told } from '../fields/fields.js';
import { EVENT_TYPES } from '../webhooks/event-types.js';

const MOST_URL_CHARACTERS = 2_048;
const MOST_DESCRIPTION_CHARACTERS = 500;
const SUBSCRIBABLE: readonly string[] = ['*', ...EVENT_TYPES];

/** Whether webhooks may go there is for their owner to say; here it only has to be an address of the web. */
function UrlField(told: Told): PropertyDecorator {
  const problem = (value: unknown) => {
    const text = textProblem(value, MOST_URL_CHARACTERS);
    if (text !== null) return text;
    const url = URL.canParse(value as string) ? new URL(value as string) : null;
    return url?.protocol === 'https:' || url?.protocol === 'http:' ? null : 'must be an absolute URL';
  };
  return documented(told, { type: String, format: 'uri', maxLength: MOST_URL_CHARACTERS }, Field('url', problem));
}

function EventsField(told: Told): PropertyDecorator {
  const problem = (value: unknown) => {
    if (!Array.isArray(value) || value.length === 0) return 'must be a list with at least one event type';
    const stranger = value.some((each) => !SUBSCRIBABLE.includes(each as string));
    if (stranger) return `must hold only ${SUBSCRIBABLE.join(', ')}`;
    return new Set(value).size === value.length ? null : 'must not name an event type twice';
  };
  return documented(told, { type: [String], enum: SUBSCRIBABLE, minItems: 1, uniqueItems: true }, Field('events', problem));
}

function DescriptionField(): PropertyDecorator {
  const schema = { type: String, nullable: true, minLength: 1, maxLength: MOST_DESCRIPTION_CHARACTERS, pattern: LINE };
  return documented({ description: 'A note to oneself.', optional: true }, schema, NullableTextField(MOST_DESCRIPTION_CHARACTERS));
}

export class CreateWebhookEndpointBody {
  @UrlField({ description: 'Where to send events.', example: 'https://hooks.example.com/corridor' })
  readonly url!: string;

  @EventsField({ description: 'What to send; `*` for everything.' })
  readonly events!: readonly string[];

  @DescriptionField()
  readonly description?: string | null;
}

/** Only what is given changes. */
export class UpdateWebhookEndpointBody {
  @UrlField({ description: 'Where to send events.', optional: true })
  readonly url?: string;

  @EventsField({ description: 'What to send; `*` for everything.', optional: true })
  readonly events?: readonly string[];

  @ChoiceField(['enabled', 'disabled'], { description: 'Events of a disabled endpoint wait.', optional: true })
  readonly status?: 'enabled' | 'disabled';

  @DescriptionField()
  readonly description?: string | null;
}

const MOST_OVERLAP_SECONDS = 7 * 86_400;

export class RollSecretBody {
  @documented(
    { description: 'How long deliveries are signed with the secret until now as well; 0 destroys it at once.', optional: true },
    { type: 'integer', minimum: 0, maximum: MOST_OVERLAP_SECONDS, default: 86_400 },
    CountField(0, MOST_OVERLAP_SECONDS),
  )
  readonly overlap_seconds?: number;
}
