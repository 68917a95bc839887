import Sequencer from '@jest/test-sequencer';

/** The specs that take minutes, the longest first. */
const LONGEST = ['e2e/distributed/xflow.', 'e2e/distributed/fleexpay.', 'e2e/xflow/xflow.', 'e2e/fleexpay/fleexpay.', 'deploy/kafka/', 'e2e/'];

/**
 * Begins with the specs that take longest. A fresh clone knows no durations, so that jest would go by the size of the files:
 * the spec that is a few lines and takes four minutes would begin last, and the other workers would wait for it.
 */
export default class LongestFirst extends Sequencer {
  /** @param {import('@jest/test-sequencer').Test[]} tests */
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((part) => path.includes(`/${part}`));
      return at === -1 ? LONGEST.length : at;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
