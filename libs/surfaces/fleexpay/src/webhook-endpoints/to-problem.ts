import type { EndpointRejection, RollSecretRejection } from '@corridor/contracts/webhooks';
import type { Problem } from '../errors/problem.js';
import { wireTime } from '../wire-time.js';

export function endpointProblem(rejection: EndpointRejection): Problem {
  switch (rejection.reason) {
    case 'endpoint_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such webhook endpoint.', param: null };
    case 'url_not_allowed':
      return { status: 400, type: 'invalid_request', message: `Webhooks can not go to this url: ${rejection.why}`, param: 'url' };
    case 'too_many_endpoints':
      return { status: 422, type: 'limit_reached', message: `There can be at most ${rejection.most} webhook endpoints.`, param: null };
    case 'metadata_too_large':
      throw new Error('an endpoint of this surface has no metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

export function rollSecretProblem(rejection: RollSecretRejection): Problem {
  switch (rejection.reason) {
    case 'endpoint_not_found':
      return endpointProblem(rejection);
    case 'previous_secret_valid': {
      const until = `The secret before the present one signs too, until ${wireTime(rejection.until)}.`;
      const message = `${until} Delete previous_secret first, or roll with overlap_seconds 0, which ends it.`;
      return { status: 409, type: 'conflict', message, param: 'overlap_seconds' };
    }
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
