/** What faults need of a process. `stop` resolves with its exit code once it has ended. */
export interface ProcessUnderTest {
  readonly app: string;
  /** Such as `ledger-2`. */
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<unknown>;
  kill(): Promise<void>;
  suspend(): void;
  resume(): void;
  ready(): Promise<void>;
}

export interface BrokerUnderTest {
  readonly id: number;
  start(): Promise<void>;
  kill(): Promise<void>;
  suspend(): void;
  resume(): void;
}

/** The system, and what can be done to it from beside. */
export interface UnderTest {
  readonly processes: readonly ProcessUnderTest[];
  readonly brokers: readonly BrokerUnderTest[];
  restartPostgres(): Promise<void>;
  /** Resolves once every broker has caught up. */
  brokersInSync(): Promise<void>;
  /** Resolves with how many messages were sent again. */
  repeatMessages(of: 'commands' | 'events', perTopic: number): Promise<number>;
  /** Resolves with how many partitions the visitor was dealt. */
  visitGroup(service: string, stayMs: number): Promise<number>;
}
