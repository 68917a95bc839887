import { findJava, javaVersion } from './java.js';

describe('the Java for Kafka', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "21" 2023-09-19 LTS', 21],
    ['java version "1.8.0_392"', 8],
    ['command not found', null],
  ])('is told by what it prints: %s', (printed, version) => expect(javaVersion(printed)).toBe(version));

  it('is missed with a sentence that says what to do', async () => {
    await expect(findJava({ PATH: '/nowhere' })).rejects.toThrow('Kafka needs Java 17 or newer, and there is no java');
  });
});
