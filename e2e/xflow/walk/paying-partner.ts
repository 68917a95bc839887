import { activePartner } from '../active-user.js';
import type { Payer } from '../deposits.suite.js';
import { receivingAddresses } from '../receiving.suite.js';
import type { Owner } from './route.js';

/** A partner of the user who has an address to pay to, in dollars. */
export async function payingPartner({ platform, user }: Owner, nickname: string): Promise<Payer> {
  const partner = await activePartner(platform, nickname, user);
  const address = (await receivingAddresses(platform, partner.id)).find(({ currency }) => currency === 'USD');
  if (address === undefined) throw new Error('a partner has no address for dollars');
  return { platform, user, partner, address };
}
