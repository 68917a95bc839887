import { FLEEXPAY } from '../conformance/apis.js';
import { conformance, watched } from '../conformance/conformance.suite.js';
import type { Stage } from '../support/stage.js';
import { accounts } from './accounts.suite.js';
import { beneficiaries } from './beneficiaries.suite.js';
import { conversionErrors } from './conversion-errors.suite.js';
import { conversionStates } from './conversion-states.suite.js';
import { customers } from './customers.suite.js';
import { deposits } from './deposits.suite.js';
import { documents } from './documents.suite.js';
import { errorTable } from './error-table.suite.js';
import { events } from './events.suite.js';
import { failures } from './failures.suite.js';
import { firstConversion } from './first-conversion.suite.js';
import { fundedPayouts } from './funded-payouts.suite.js';
import { funding } from './funding.suite.js';
import { greatAmounts } from './great-amounts.suite.js';
import { hostileInput } from './hostile-input.suite.js';
import { idempotency } from './idempotency.suite.js';
import { keyWalk } from './key-walk.suite.js';
import { keys } from './keys.suite.js';
import { ledger } from './ledger.suite.js';
import { limits } from './limits.suite.js';
import { lists } from './lists.suite.js';
import { onchainPayouts } from './onchain-payouts.suite.js';
import { onboarding } from './onboarding.suite.js';
import { operations } from './operations.suite.js';
import { payoutBeneficiaries } from './payout-beneficiaries.suite.js';
import { payouts } from './payouts.suite.js';
import { quotes } from './quotes.suite.js';
import { referenceExamples } from './reference-examples.suite.js';
import { statements } from './statements.suite.js';
import { transfers } from './transfers.suite.js';
import { wallets } from './wallets.suite.js';
import { sandboxEvents } from './sandbox-events.suite.js';
import { webhookDeliveries } from './webhook-deliveries.suite.js';
import { webhookEndpoints } from './webhook-endpoints.suite.js';
import { webhooks } from './webhooks.suite.js';

/** What a stage is started with, for webhooks to be tried again while a test waits. */
export const SUITE_ENVIRONMENT = { WEBHOOK_RETRY_DELAYS_MS: '200,300,500,1000,1000', SANDBOX_DELAY_MS: '500' };

/** Every suite against one stage, whatever processes it is made of. Each suite has a tenant of its own. */
export function every(stage: () => Stage): void {
  const seen = watched(stage, FLEEXPAY);
  referenceExamples(stage);
  firstConversion(stage);
  accounts(stage);
  customers(stage);
  onboarding(stage);
  funding(stage);
  deposits(stage);
  sandboxEvents(stage);
  quotes(stage);
  conversionErrors(stage);
  conversionStates(stage);
  greatAmounts(stage);
  ledger(stage);
  statements(stage);
  wallets(stage);
  transfers(stage);
  payouts(stage);
  fundedPayouts(stage);
  payoutBeneficiaries(stage);
  onchainPayouts(stage);
  beneficiaries(stage);
  webhookEndpoints(stage);
  webhooks(stage);
  webhookDeliveries(stage);
  events(stage);
  keys(stage);
  keyWalk(stage);
  idempotency(stage);
  errorTable(stage);
  failures(stage);
  lists(stage);
  hostileInput(stage);
  limits(stage);
  documents(stage);
  operations(stage);
  conformance(seen);

  it('has never answered with an error of its own', async () => {
    const metrics = await (await fetch(`${stage().origin}/metrics`)).text();
    const counts = metrics.match(/^http_request_duration_seconds_count\{[^}]*\}/gm) ?? [];
    expect(counts.filter((line) => line.includes('status="200"')).length).toBeGreaterThan(0);
    // Until it is ready it says so, to whoever waits for that.
    const ofApis = counts.filter((line) => !line.includes('route="/health/ready"'));
    expect(ofApis.filter((line) => /status="5\d\d"/.test(line))).toEqual([]);
  });
}
