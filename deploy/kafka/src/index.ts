export { startKafka, type KafkaBroker, type KafkaCluster, type KafkaOptions, type KafkaPorts } from './cluster.js';
