import { EventSchemas } from './event-schemas.fixture.js';
import { exampleEvents } from './recorded-examples.fixture.js';

// A failure here: the data of an event has changed, and what is in logs has not. docs/architecture.md, "How to change an event".
describe('what was recorded by this and earlier releases', () => {
  it('is read as the schemas of today say', () => {
    const schemas = new EventSchemas();
    const problems = exampleEvents().flatMap(({ from, event }) => schemas.problemsOf(event).map((problem) => `${from}: ${problem}`));
    expect([...new Set(problems)]).toEqual([]);
  });
});
