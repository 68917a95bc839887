import type { ResendRejection } from '@corridor/contracts/webhooks';
import type { Problem } from '../errors/problem.js';

/** For a call whose path names the endpoint. */
export function resendDeliveryProblem(rejection: ResendRejection): Problem {
  return resendProblem(rejection, null);
}

/** For a call whose path names the event and whose body names the endpoint. */
export function resendEventProblem(rejection: ResendRejection): Problem {
  return resendProblem(rejection, 'webhook_endpoint_id');
}

function resendProblem(rejection: ResendRejection, endpoint: string | null): Problem {
  switch (rejection.reason) {
    case 'endpoint_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such webhook endpoint.', param: endpoint };
    case 'endpoint_disabled':
      return { status: 409, type: 'conflict', message: 'The webhook endpoint is disabled, so nothing is sent there. Enable it first.', param: endpoint };
    case 'delivery_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such delivery.', param: null };
    case 'event_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such event, or it is no longer kept.', param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
