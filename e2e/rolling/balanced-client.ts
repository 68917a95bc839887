import { type Addressed, type Answered, ask, attempt, type Complaint, type Gateways, isDefinite, PatientClient, type Requester, type Write } from '../load/patient-client.js';
import type { Answer } from '../support/client.js';
import type { Balancer } from './balancer.js';
import type { Latencies } from './latencies.js';

export interface BalancedClientOptions {
  readonly gateways: Gateways;
  readonly balancer: Balancer;
  readonly latencies: Latencies;
  readonly complain: (complaint: Complaint) => void;
}

/**
 * Asks a gateway that is ready, once. Whatever is no definite answer is complained of; only then is the request repeated,
 * so that the record of the run stays true.
 */
export class BalancedClient implements Requester {
  private readonly patient: PatientClient;

  constructor(private readonly options: BalancedClientOptions) {
    this.patient = new PatientClient({ ...options, heedsRetryAfter: true });
  }

  async write<Body>(write: Write): Promise<Answered<Body>> {
    const answer = await this.once<Body>(write);
    return answer === null ? this.patient.write<Body>(write) : { ...write, answer, attempts: 1 };
  }

  async read<Body>(path: string, to: Addressed = {}): Promise<Answer<Body>> {
    return (await this.once<Body>({ ...to, path })) ?? this.patient.read<Body>(path, to);
  }

  private async once<Body>(request: Complaint['request']): Promise<Answer<Body> | null> {
    const { gateways, balancer, latencies, complain } = this.options;
    const startedAt = performance.now();
    const origin = await balancer.next();
    const gateway = gateways.find(({ fleexpay }) => fleexpay.baseUrl.startsWith(`${origin}/`)) ?? gateways[0];
    let what = '';
    const answer = await attempt(() => ask<Body>(gateway, request), (why) => (what = `broke at ${origin}: ${why}`));
    latencies.add(performance.now() - startedAt);
    if (answer !== null && isDefinite(answer)) return answer;
    complain({ request, what: answer === null ? what : `answered ${answer.status} at ${origin}: ${answer.text}` });
    return null;
  }
}
