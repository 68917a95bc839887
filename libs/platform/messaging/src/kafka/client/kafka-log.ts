import type { Logger } from '@corridor/runtime';
import { logLevel, type LogEntry } from 'kafkajs';

/**
 * What is part of any rebalance, failover or transaction, and failures that whoever asked is told of as well: while a broker
 * is away each connection would say so twenty times a second.
 */
const EVERYDAY =
  /^Response |^Connection (?:error|timeout)|^Failed to (?:connect|send)|^Crash: |^Closed connection|group is rebalancing|rejoin is needed|not aware of this member|coordinator is not available|not the correct coordinator|concurrent (?:operation|transaction)|ongoing transaction|does not host this topic|leadership election|There is no leader/i;

/**
 * The client's log in ours, a level lower: it calls an error what it tries again by itself, and what it gives up comes to
 * us as an exception.
 */
export function kafkaLog(logger: Logger): () => (entry: LogEntry) => void {
  return () => ({ level, namespace, log }) => {
    const { message, timestamp: _timestamp, logger: _logger, stack: _stack, ...rest } = log;
    const text = `kafka client: ${message}`;
    const details = { namespace, ...rest };
    if (level > logLevel.WARN || EVERYDAY.test(`${message} ${String(rest['error'] ?? '')}`)) logger.debug(details, text);
    else if (level === logLevel.WARN) logger.info(details, text);
    else logger.warn(details, text);
  };
}
