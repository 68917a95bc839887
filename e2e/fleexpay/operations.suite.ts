import type { Stage } from '../support/stage.js';

/** What an SRE looks at, without a key. */
export function operations(stage: () => Stage): void {
  describe('a running process', () => {
    it.each(['/health/live', '/health/ready'])('answers %s without a key', async (path) => {
      expect((await fetch(stage().origin + path)).status).toBe(200);
    });

    it('tells Prometheus what it does', async () => {
      const answer = await fetch(`${stage().origin}/metrics`);
      expect(answer.status).toBe(200);
      const text = await answer.text();
      expect(text).toMatch(/^# TYPE \w+ (counter|gauge|histogram)$/m);
      expect(text).toMatch(/http_request_duration_seconds/);
    });
  });
}
