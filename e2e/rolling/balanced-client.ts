import { attempt, type Answered, type Clients, type Complaint, isDefinite, PatientClient, type Requester, type Write } from '../load/patient-client.js';
import type { Answer, Client } from '../support/client.js';
import type { Balancer } from './balancer.js';
import type { Latencies } from './latencies.js';

export interface BalancedClientOptions {
  readonly clients: Clients;
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
    const { path, body, idempotencyKey } = write;
    const answer = await this.once(write, (client) => client.post<Body>(path, body, { idempotencyKey }));
    return answer === null ? this.patient.write<Body>(write) : { ...write, answer, attempts: 1 };
  }

  async read<Body>(path: string): Promise<Answer<Body>> {
    return (await this.once({ path }, (client) => client.get<Body>(path))) ?? this.patient.read<Body>(path);
  }

  private async once<Body>(request: Complaint['request'], ask: (client: Client) => Promise<Answer<Body>>): Promise<Answer<Body> | null> {
    const { clients, balancer, latencies, complain } = this.options;
    const startedAt = performance.now();
    const origin = await balancer.next();
    const client = clients.find(({ baseUrl }) => baseUrl.startsWith(`${origin}/`)) ?? clients[0];
    let what = '';
    const answer = await attempt(() => ask(client), (why) => (what = `broke at ${origin}: ${why}`));
    latencies.add(performance.now() - startedAt);
    if (answer !== null && isDefinite(answer)) return answer;
    complain({ request, what: answer === null ? what : `answered ${answer.status} at ${origin}: ${answer.text}` });
    return null;
  }
}
