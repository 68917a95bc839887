import { describeEventStore } from '../conformance/event-store.conformance.js';
import { postgresTestBed } from './test-bed.js';

describeEventStore('PostgreSQL', postgresTestBed);
