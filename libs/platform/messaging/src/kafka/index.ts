export { createKafkaDriver } from './driver.js';
export type { KafkaDriverOptions, KafkaSecurity } from './options.js';
export { allTopics, repliesTopic, topicSettings, type Replication, type TopicSettings } from './topics/topic-catalogue.js';
