import { describeEventStore } from '../conformance/event-store.conformance.js';
import { postgresTestBed } from './postgres-test-bed.fixture.js';

describeEventStore('PostgreSQL', postgresTestBed);
