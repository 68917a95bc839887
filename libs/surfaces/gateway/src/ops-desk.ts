import { isUuid, type ServiceName } from '@corridor/contracts';
import type { LedgerVerifier } from '@corridor/contracts/ledger';
import type { ParkingDesk } from '@corridor/process';
import { invalid } from '@corridor/surfaces/http';
import type { OpsDesk } from '@corridor/surfaces/ops';

export interface OpsDeskOptions {
  /** Of every service that runs, in this process or elsewhere. */
  readonly parking: Readonly<Partial<Record<ServiceName, ParkingDesk>>>;
  readonly verifier: LedgerVerifier;
}

/** What the operator does beyond commands and queries, wherever the services are. */
export function opsDesk({ parking, verifier }: OpsDeskOptions): OpsDesk {
  const deskOf = (service: ServiceName): ParkingDesk => {
    const desk = parking[service];
    if (desk === undefined) throw invalid(`The service ${service} does not run here.`, 'service');
    return desk;
  };
  return {
    async parked(service, page) {
      if (page.after !== undefined && !isUuid(page.after)) throw invalid('starting_after must be the id of a parked message.', 'starting_after');
      return deskOf(service).parked(page);
    },
    redrive: async (service, id) => deskOf(service).redrive(id),
    verifyLedger: () => verifier.verify(),
  };
}
