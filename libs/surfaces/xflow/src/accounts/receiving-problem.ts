import type { EndReceivingRejection, RequestReceivingRejection } from '@corridor/contracts/accounts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';

export function requestReceivingProblem(rejection: RequestReceivingRejection): Problem {
  switch (rejection.reason) {
    case 'party_not_found':
      return noSuchAccount();
    case 'receiving_by_platform_only':
      return byPlatformOnly();
    case 'party_in_wrong_status':
      return problem(400, 'account_status_invalid', `The account stands at ${rejection.status}, so it can't receive money.`, 'account.status');
    case 'receiving_in_no_currency':
      return problem(400, 'action_not_enabled', 'The account settings allow no currency to receive money in: address_currency is empty.', 'account_setting.address_currency');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

export function endReceivingProblem(rejection: EndReceivingRejection): Problem {
  switch (rejection.reason) {
    case 'party_not_found':
      return noSuchAccount();
    case 'receiving_by_platform_only':
      return byPlatformOnly();
    case 'receiving_on_its_way':
      return problem(400, 'address_cannot_be_deactivated', `The addresses are ${rejection.receiving}: they can be deactivated once they are activated.`, 'account.address');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function noSuchAccount(): Problem {
  return problem(404, 'object_not_found', 'There is no such account.', 'account.id');
}

function byPlatformOnly(): Problem {
  return problem(403, 'action_unauthorized', 'A platform decides where its users receive money, without the header Xflow-Account.', 'account.address');
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(field) };
}
