import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What a metric is called, what it counts, and by what it is split. Names end in their unit (`_total`, `_seconds`). */
export interface MetricDefinition<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
}

export interface HistogramDefinition<Label extends string> extends MetricDefinition<Label> {
  /** Upper bounds in the metric's unit; the client's own (5 ms to 10 s) when left out. */
  readonly buckets?: readonly number[];
}

type Kind = 'counter' | 'gauge' | 'histogram';

/**
 * One service's metrics. Declaring the same metric again gives back the one that is there, so that a class may be built
 * twice; declaring it as something else throws, because one of the two would silently count into the wrong place.
 */
export class Metrics {
  private readonly declared = new Map<string, { signature: string; metric: unknown }>();

  constructor(readonly registry: Registry) {}

  /** A number that only rises. */
  counter<Label extends string = never>(definition: MetricDefinition<Label>): Counter<Label> {
    return this.once('counter', definition, () => new Counter<Label>(this.configurationOf(definition)));
  }

  /** A number that goes up and down. */
  gauge<Label extends string = never>(definition: MetricDefinition<Label>): Gauge<Label> {
    return this.once('gauge', definition, () => new Gauge<Label>(this.configurationOf(definition)));
  }

  /** A distribution, for durations and sizes. */
  histogram<Label extends string = never>(definition: HistogramDefinition<Label>): Histogram<Label> {
    const buckets = definition.buckets === undefined ? {} : { buckets: [...definition.buckets] };
    return this.once('histogram', definition, () => new Histogram<Label>({ ...this.configurationOf(definition), ...buckets }));
  }

  /** Everything in Prometheus' text format, to be served with {@link contentType}. */
  async text(): Promise<string> {
    return await this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  private configurationOf<Label extends string>({ name, help, labels = [] }: MetricDefinition<Label>) {
    return { name, help, labelNames: [...labels], registers: [this.registry] };
  }

  private once<T>(kind: Kind, { name, labels = [] }: MetricDefinition<string>, create: () => T): T {
    const signature = `${kind}(${[...labels].sort().join(',')})`;
    const known = this.declared.get(name);
    if (known === undefined) {
      const metric = create();
      this.declared.set(name, { signature, metric });
      return metric;
    }
    if (known.signature !== signature) {
      throw new Error(`The metric ${name} is already declared as ${known.signature}, not ${signature}`);
    }
    return known.metric as T;
  }
}

/** The process is woken this often to measure how late it wakes; the library's 10 ms are a good part of what an idle process does. */
const EVENT_LOOP_PRECISION_MS = 50;

/** A registry of its own for `service`, which becomes a label of every metric, with the process's default metrics. */
export function createMetrics({ service }: { readonly service: string }): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION_MS });
  return new Metrics(registry);
}
