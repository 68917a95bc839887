import { describeMessagingDriver } from '../conformance/driver.conformance.js';
import { Drivers } from './testing.fixture.js';

describeMessagingDriver('Kafka', () => new Drivers().make(), { patienceMs: 15_000 });
