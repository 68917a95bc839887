import { XFLOW } from '../conformance/apis.js';
import { conformance, watched } from '../conformance/conformance.suite.js';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { accountSettings } from './account-settings.suite.js';
import { accounts } from './accounts.suite.js';
import { activation } from './activation.suite.js';
import { addresses } from './addresses.suite.js';
import { balanceTransactions } from './balance-transactions.suite.js';
import { bothSurfaces } from './both-surfaces.suite.js';
import { callers } from './callers.suite.js';
import { directUser } from './direct-user.suite.js';
import { errorCodes } from './error-codes.suite.js';
import { everyEvent } from './every-event.suite.js';
import { exchangeRates } from './exchange-rates.suite.js';
import { feePlans } from './fee-plans.suite.js';
import { events } from './events.suite.js';
import { checkout } from './checkout.suite.js';
import { deposits } from './deposits.suite.js';
import { files } from './files.suite.js';
import { movingMoney } from './moving-money.suite.js';
import { paymentLinks } from './payment-links.suite.js';
import { payments } from './payments.suite.js';
import { payoutLife } from './payout-life.suite.js';
import { payouts } from './payouts.suite.js';
import { lifeOfAPayment } from './life-of-a-payment.suite.js';
import { persons } from './persons.suite.js';
import { receivables } from './receivables.suite.js';
import { reconciledOnBothSurfaces } from './reconciled-on-both-surfaces.suite.js';
import { reconciliation } from './reconcile.suite.js';
import { receiving } from './receiving.suite.js';
import { referenceExamples } from './reference-examples.suite.js';
import { quotes } from './quotes.suite.js';
import { transfers } from './transfers.suite.js';
import { userActivation } from './user-activation.suite.js';
import { webhookEndpoints } from './webhook-endpoints.suite.js';

/** What a stage is started with. */
export const SUITE_ENVIRONMENT = { WEBHOOK_RETRY_DELAYS_MS: '200,300,500,1000,1000', SANDBOX_DELAY_MS: '500' };

/** Every suite against one stage, whatever processes it is made of. Each suite has a tenant of its own. */
export function every(stage: () => Stage): void {
  const seen = watched(stage, XFLOW);
  accounts(stage);
  activation(stage);
  accountSettings(stage);
  files(stage);
  payouts(stage);
  persons(stage);
  addresses(stage);
  receiving(stage);
  userActivation(stage);
  payments(stage);
  balanceTransactions(stage);
  exchangeRates(stage);
  bothSurfaces(stage);
  feePlans(stage);
  quotes(stage);
  transfers(stage);
  events(stage);
  webhookEndpoints(stage);
  deposits(stage);
  receivables(stage);
  reconciliation(stage);
  payoutLife(stage);
  lifeOfAPayment(stage);
  movingMoney(stage);
  everyEvent(stage);
  directUser(stage);
  reconciledOnBothSurfaces(stage);
  referenceExamples(stage);
  paymentLinks(stage);
  checkout(stage);
  callers(stage);
  errorCodes(stage);
  conformance(seen);

  it('has a ledger that adds up after all that, with its chain of hashes', async () => {
    const { sound, problems } = ok(await stage().operator.client.get<{ readonly sound: boolean; readonly problems: readonly unknown[] }>('/ledger/verify'));
    expect([sound, problems]).toEqual([true, []]);
  }, 60_000);

  it('has never answered with an error of its own', async () => {
    const metrics = await (await fetch(`${stage().origin}/metrics`)).text();
    const counts = metrics.match(/^http_request_duration_seconds_count\{[^}]*\}/gm) ?? [];
    const ofXflow = counts.filter((line) => line.includes('surface="xflow"'));
    expect(ofXflow.filter((line) => line.includes('status="200"')).length).toBeGreaterThan(0);
    expect(ofXflow.filter((line) => /status="5\d\d"/.test(line))).toEqual([]);
  });
}
