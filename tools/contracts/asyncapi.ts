import { type Published, schemaFile, schemaName } from './published.js';

const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';
const BINDING_VERSION = '0.5.0';

const DESCRIPTION = `Every event that a service of Corridor records is published, once in its log and at least once in its topic.

- A message is a CloudEvent 1.0 in structured JSON. Its key is the event's \`subject\`.
- Within a subject, \`sequence\` counts 0, 1, 2, … without gaps, and messages come in that order. They may come more than once: go by \`sequence\`.
- Read committed messages only (\`isolation.level=read_committed\`).
- Ignore fields that you don't know. Where a description says that others may come, be ready for unknown values.
- \`dataversion\` rises when data changes in any other way. Messages of older versions stay in the topic.

A program to copy is in \`examples/subscriber\`.`;

/** The AsyncAPI document: a channel for each topic, a message for each version of each event. */
export function asyncApi({ messages, services }: Published, license: string): object {
  return {
    asyncapi: '3.0.0',
    info: { title: 'Corridor events', version: '1.0.0', description: DESCRIPTION, license: { name: license } },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      services.map(({ service, description, topic }) => {
        const names = messages.filter((message) => message.service === service).map(schemaName);
        return [
          `${service}Events`,
          {
            address: topic.address,
            description,
            messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
            bindings: {
              kafka: {
                partitions: topic.partitions,
                topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': topic.retentionMs },
                bindingVersion: BINDING_VERSION,
              },
            },
          },
        ];
      }),
    ),
    operations: Object.fromEntries(
      services.map(({ service }) => [`publish-${service}-events`, { action: 'send', channel: { $ref: `#/channels/${service}Events` } }]),
    ),
    components: { messages: Object.fromEntries(messages.map((message) => [schemaName(message), messageOf(message)])) },
  };
}

function messageOf(message: Published['messages'][number]): object {
  return {
    name: `${message.type}`,
    title: `${message.name}, version ${message.version}`,
    summary: message.schema.description,
    contentType: 'application/json',
    payload: { schemaFormat: SCHEMA_FORMAT, schema: { $ref: `./${schemaFile(message)}` } },
    correlationId: { location: '$message.payload#/correlationid' },
    bindings: { kafka: { key: { type: 'string', description: "The event's subject." }, bindingVersion: BINDING_VERSION } },
  };
}
