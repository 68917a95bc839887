import type { Random } from '../load/random.js';
import type { Fault } from './deck.js';
import type { BrokerUnderTest, ProcessUnderTest, UnderTest } from './under-test.js';

/** A fault with its victim and its times. All that is random has been drawn. */
export interface Plan {
  /** As a sentence begins: `kill -9 of ledger-2, gone for 800 ms`. */
  readonly what: string;
  /** Who is hit: what is hit already is not hit again. All brokers are one, so that never two of them are away. */
  readonly victim: string;
  /** Whether nobody else may be down meanwhile. */
  readonly alone?: boolean;
  /** Does it, and resolves once the victim has recovered; with a remark, if there is one. */
  readonly inject: () => Promise<string | null>;
}

const GONE_MS = { least: 0, most: 3_000 };
const BROKER_GONE_MS = { least: 2_000, most: 8_000 };
const SUSPENDED_MS = { least: 5_000, most: 20_000 };
const VISIT_MS = { least: 500, most: 4_000 };
const REPEATED = { least: 10, most: 60 };
const BROKERS = 'the brokers';

export interface PlanOptions {
  readonly system: UnderTest;
  /** Of this fault alone, so that its draws depend on no other's. */
  readonly random: Random;
  readonly wait: (durationMs: number) => Promise<void>;
}

export function planOf(fault: Fault, options: PlanOptions): Plan {
  const { system, random } = options;
  const within = ({ least, most }: { readonly least: number; readonly most: number }) => random.between(least, most);
  switch (fault.kind) {
    case 'kill':
      return kill(oneOf(options, fault.app), within(GONE_MS), options);
    case 'terminate':
      return terminate(oneOf(options, fault.app), within(GONE_MS), options);
    case 'kill all':
      return killAll(within(GONE_MS), options);
    case 'suspend':
      return suspend(oneOf(options, fault.app), within(SUSPENDED_MS), options);
    case 'restart postgresql':
      return { what: 'restart of PostgreSQL, immediate', victim: 'PostgreSQL', inject: () => system.restartPostgres().then(() => null) };
    case 'kill broker':
      return killBroker(random.pick(system.brokers), within(BROKER_GONE_MS), options);
    case 'suspend broker':
      return suspendBroker(random.pick(system.brokers), within(SUSPENDED_MS), options);
    case 'repeat messages':
      return repeat(system, fault.of, within(REPEATED));
    case 'rebalance':
      return rebalance(system, fault.service, within(VISIT_MS));
    default:
      throw new Error(`${JSON.stringify(fault satisfies never)} is no fault`);
  }
}

function oneOf({ system, random }: PlanOptions, app: string): ProcessUnderTest {
  return random.pick(system.processes.filter((each) => each.app === app));
}

function kill(process: ProcessUnderTest, goneMs: number, options: PlanOptions): Plan {
  const inject = async () => {
    await process.kill();
    await comeBack(process, goneMs, options);
    return null;
  };
  return { what: `kill -9 of ${process.name}, gone for ${goneMs} ms`, victim: process.name, inject };
}

function terminate(process: ProcessUnderTest, goneMs: number, options: PlanOptions): Plan {
  const inject = async () => {
    const code = await process.stop();
    await comeBack(process, goneMs, options);
    return `it had ended with ${String(code)}`;
  };
  return { what: `SIGTERM to ${process.name}, gone for ${goneMs} ms`, victim: process.name, inject };
}

/** As when the machine that they run on is gone; brokers and database are elsewhere. */
function killAll(goneMs: number, options: PlanOptions): Plan {
  const { processes } = options.system;
  const inject = async () => {
    await Promise.all(processes.map((each) => each.kill()));
    await options.wait(goneMs);
    await Promise.all(processes.map((each) => comeBack(each, 0, options)));
    return null;
  };
  return { what: `kill -9 of all ${processes.length} processes, gone for ${goneMs} ms`, victim: 'all processes', alone: true, inject };
}

async function comeBack(process: ProcessUnderTest, goneMs: number, { wait }: PlanOptions): Promise<void> {
  await wait(goneMs);
  await process.start();
  await process.ready();
}

/** What comes back does not know that it was away: it goes on with what it was doing, as a zombie. */
function suspend(process: ProcessUnderTest, suspendedMs: number, { wait }: PlanOptions): Plan {
  const inject = async () => {
    process.suspend();
    await wait(suspendedMs);
    process.resume();
    await process.ready();
    return null;
  };
  return { what: `SIGSTOP of ${process.name} for ${suspendedMs} ms`, victim: process.name, inject };
}

function killBroker(broker: BrokerUnderTest, goneMs: number, { system, wait }: PlanOptions): Plan {
  const inject = async () => {
    await broker.kill();
    await wait(goneMs);
    await broker.start();
    await system.brokersInSync();
    return null;
  };
  return { what: `kill -9 of broker ${broker.id}, gone for ${goneMs} ms`, victim: BROKERS, inject };
}

function suspendBroker(broker: BrokerUnderTest, suspendedMs: number, { system, wait }: PlanOptions): Plan {
  const inject = async () => {
    broker.suspend();
    await wait(suspendedMs);
    broker.resume();
    await system.brokersInSync();
    return null;
  };
  return { what: `SIGSTOP of broker ${broker.id} for ${suspendedMs} ms`, victim: BROKERS, inject };
}

function repeat(system: UnderTest, of: 'commands' | 'events', perTopic: number): Plan {
  const inject = async () => `${await system.repeatMessages(of, perTopic)} messages`;
  return { what: `the last ${perTopic} ${of} of each topic once more`, victim: `repeated ${of}`, inject };
}

function rebalance(system: UnderTest, service: string, stayMs: number): Plan {
  const inject = async () => `it was dealt ${await system.visitGroup(service, stayMs)} partitions`;
  return { what: `a stranger in the command group of ${service} for ${stayMs} ms`, victim: `the group of ${service}`, inject };
}
