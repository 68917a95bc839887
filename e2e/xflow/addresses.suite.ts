import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';
import { upload } from './uploads.js';

interface Address {
  readonly id: string;
  readonly linked_id: string;
  readonly status: string;
}

/** As the reference prints it, but for whose it is. */
export const ADDRESS = {
  bank_account: { domestic_credit: 'HDFC0000261', number: '5021102940182' },
  billing_details: { city: 'Bangalore', country: 'IN', line1: 'No. 7 MG Road', postal_code: '560038', state: 'Karnataka' },
  category: 'user_payout',
  currency: 'INR',
  linked_object: 'account',
  name: 'Marvelous Movies India. Pvt. Ltd.',
  type: 'bank_account',
};

export function addresses(stage: () => Stage): void {
  describe('an address to be paid out to', () => {
    let platform: Platform;
    let user: XflowAccount;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow addresses');
      user = await newUser(platform);
    });
    const create = async (over: object = {}, extra = {}) => platform.api.post<Address>('/addresses', { ...ADDRESS, linked_id: user.id, ...over }, extra);

    it('is created by the example of the reference, and answered as it prints it', async () => {
      const made = ok(await create({ linked_id: platform.account }));
      expect(made).toMatchObject({
        ...ADDRESS,
        bank_account: { ...ADDRESS.bank_account, domestic_debit: null, domestic_fast_credit: null, domestic_wire: null, global_wire: null, iban: null, last4: '0182' },
        billing_details: { ...ADDRESS.billing_details, line2: null },
        linked_id: platform.account,
        is_reusable: false,
        livemode: false,
        metadata: null,
        object: 'address',
        status: 'activated',
        supporting_documentation: null,
        wallet: null,
      });
      expect(ok(await platform.api.get(`/addresses/${made.id}`))).toEqual(made);
    });

    it('has metadata, and a document where one is named', async () => {
      const cheque = await upload(platform.api, 'identity_document', as(user));
      const made = ok(await create({ supporting_documentation: { id_document: cheque.id } }, as(user)));
      expect(made).toMatchObject({ linked_id: user.id, supporting_documentation: { id_document: cheque.id } });
      const noted = ok(await platform.api.post(`/addresses/${made.id}`, { metadata: { internal_reference: 'ABC-1234' } }));
      expect(noted).toEqual({ ...made, metadata: { internal_reference: 'ABC-1234' } });
    });

    it.each<[object, number, string, string]>([
      [{ bank_account: { domestic_credit: 'HDFC1000261', number: '5021102940182' } }, 400, 'address_domestic_credit_invalid', 'address.bank_account.domestic_credit'],
      [{ bank_account: { domestic_credit: 'HDFC0000261', number: '12' } }, 400, 'parameter_value_invalid', 'address.bank_account.number'],
      [{ bank_account: undefined }, 400, 'parameter_empty', 'address.bank_account'],
      [{ billing_details: { ...ADDRESS.billing_details, country: 'US' } }, 400, 'country_code_not_supported', 'address.billing_details.country'],
      [{ category: 'xflow_receive' }, 400, 'address_category_not_allowed', 'address.category'],
      [{ category: 'home' }, 400, 'parameter_value_invalid', 'address.category'],
      [{ currency: 'USD' }, 400, 'currency_not_supported', 'address.currency'],
      [{ type: 'wallet' }, 400, 'address_type_not_allowed', 'address.type'],
      [{ type: 'purse' }, 400, 'parameter_value_invalid', 'address.type'],
      [{ linked_object: 'person' }, 400, 'parameter_value_invalid', 'address.linked_object'],
      [{ linked_id: `account_${'0'.repeat(22)}` }, 404, 'object_not_found', 'address.linked_id'],
      [{ name: undefined }, 400, 'parameter_empty', 'address.name'],
      [{ supporting_documentation: { id_document: `file_${'0'.repeat(22)}` } }, 400, 'parameter_file_invalid', 'address.supporting_documentation.id_document'],
      [{ metadata: { a: 'x'.repeat(501) } }, 400, 'metadata_value_max_length_invalid', 'address.metadata'],
    ])('is refused for %j', async (over, status, code, field) => {
      expect(failure(await create(over))).toEqual([status, code, field]);
    });

    it('is not for partners, and changes in its metadata alone', async () => {
      const partner = ok(await platform.api.post<XflowAccount>('/accounts', PARTNER, as(user)));
      expect(failure(await create({ linked_id: partner.id }))).toEqual([400, 'address_category_mismatch', 'address.linked_id']);
      const made = ok(await create());
      expect(failure(await platform.api.post(`/addresses/${made.id}`, { name: 'Somebody' }))).toEqual([400, 'address_parameter_not_editable', 'address.name']);
    });

    it('is listed as the filter says, for whom it concerns', async () => {
      const lister = await newPlatform(stage(), 'Address lister');
      const theirs = await newUser(lister);
      const make = async (linked_id: string) => ok(await lister.api.post<Address>('/addresses', { ...ADDRESS, linked_id })).id;
      const [own, ofUser] = [await make(lister.account), await make(theirs.id)];
      const list = async (query: string, extra = {}) => ok(await lister.api.get<XflowList<Address>>(`/addresses${query}`, extra)).data.map(({ id }) => id);
      expect(await list('?limit=2&status=activated')).toEqual([ofUser, own]);
      expect(await list('', as(theirs))).toEqual([ofUser]);
      expect(await list(`?linked_id=${lister.account}`)).toEqual([own]);
      expect(await list('?category=user_payout,xflow_receive&currency=INR&type=bank_account&is_reusable=false')).toEqual([ofUser, own]);
      for (const query of ['category=xflow_receive', 'currency=USD', 'type=wallet', 'is_reusable=true', 'wallet.provider=klarna', 'status=expired', 'created.lt=1']) {
        expect(await list(`?${query}`)).toEqual([]);
      }
      expect(failure(await lister.api.get(`/addresses/${own}`, as(theirs)))).toEqual([404, 'object_not_found', 'address.id']);
      expect(failure(await platform.api.get(`/addresses/${own}`))).toEqual([404, 'object_not_found', 'address.id']);
      expect(failure(await lister.api.post('/addresses', { ...ADDRESS, linked_id: lister.account }, as(theirs)))).toEqual([404, 'object_not_found', 'address.linked_id']);
    });
  });
}
