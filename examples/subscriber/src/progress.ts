import { CannotGoOn, type PublicEvent } from './public-event.js';

/** An event came before one that precedes it in its subject, or the topic no longer has what comes next. */
export class SequenceGap extends CannotGoOn {
  override readonly name = 'SequenceGap';
}

/** The owner's log was restored from a backup: what it had published after that may be void, and numbers are given again. */
export class LogRestored extends CannotGoOn {
  override readonly name = 'LogRestored';
}

export interface Standing {
  /** The last sequence of the subject that took effect here; -1 for none. */
  readonly sequence: number;
  /** The epoch of the source's log that everything here was made from. */
  readonly logepoch: number;
}

/** Whether an event is the next of its subject or one that has taken effect before. */
export function judge(event: PublicEvent, standing: Standing): 'next' | 'seen before' {
  if (event.logepoch > standing.logepoch) {
    throw new LogRestored(`${event.source} is in epoch ${event.logepoch}, and what is here was made from epoch ${standing.logepoch}`);
  }
  if (event.sequence <= standing.sequence) return 'seen before';
  if (event.sequence > standing.sequence + 1) {
    throw new SequenceGap(`${event.source} ${event.subject}: ${event.sequence} came after ${standing.sequence}`);
  }
  return 'next';
}
