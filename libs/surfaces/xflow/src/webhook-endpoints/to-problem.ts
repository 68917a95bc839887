import type { EndpointRejection } from '@corridor/contracts/webhooks';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

const URL_FIELD = 'webhook_endpoint.url';

export function endpointProblem(rejection: EndpointRejection): Problem {
  switch (rejection.reason) {
    case 'endpoint_not_found':
      return { status: 404, code: 'object_not_found', message: 'There is no such webhook endpoint.', metadata: ofField('webhook_endpoint.id') };
    case 'url_not_allowed':
      return { status: 400, code: 'url_invalid', message: `Webhooks can not go to ${URL_FIELD}: ${rejection.why}`, metadata: ofField(URL_FIELD) };
    case 'too_many_endpoints':
      return { status: 400, code: 'webhook_endpoint_limit_exceeded', message: `An account can have at most ${rejection.most} webhook endpoints.`, metadata: null };
    case 'metadata_too_large':
      return tooManyKeys('webhook_endpoint.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
