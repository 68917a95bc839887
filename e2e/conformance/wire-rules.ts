/** How ids of each kind of object begin. */
const PREFIXES: Readonly<Record<string, string>> = {
  account: 'acc',
  beneficiary: 'ben',
  conversion: 'cnv',
  customer: 'cus',
  deposit: 'dep',
  event: 'evt',
  payout: 'pay',
  quote: 'qt',
  transfer: 'trf',
  wallet: 'wlt',
  wallet_address: 'adr',
  wallet_deposit: 'wdp',
  webhook_delivery: 'dlv',
  webhook_endpoint: 'whk',
};

/** Currencies with other decimals than two, always. */
const DECIMALS: Readonly<Record<string, number>> = { JPY: 0, BTC: 8 };
/** Currencies that print two decimals at least, and no zero beyond them. */
const MOST_DECIMALS: Readonly<Record<string, number>> = { USDC: 6, USDT: 6, ETH: 18 };

/** Amounts, by the field that has their currency. */
const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  currency: ['amount', 'fee', 'available', 'pending', 'balance_after', 'expected_amount'],
  asset: ['amount', 'balance', 'network_fee'],
  from_currency: ['from_amount'],
  to_currency: ['to_amount'],
};

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** What the reference says of ids, times and amounts wherever they stand, checked by rules that owe nothing to the document. */
export function wireProblems(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => wireProblems(each, `${path}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Readonly<Record<string, unknown>>;
  const within = Object.entries(object).flatMap(([name, field]) => wireProblems(field, `${path}/${name}`));
  const here = [...idProblems(object), ...timeProblems(object), ...amountProblems(object)];
  return [...here.map((problem) => `${path}: ${problem}`), ...within];
}

function idProblems(object: Readonly<Record<string, unknown>>): string[] {
  const kind = object['object'];
  const own = typeof kind === 'string' && typeof object['id'] === 'string' ? [[kind, object['id']] as const] : [];
  const others = Object.entries(object).flatMap(([name, id]) => {
    const named = name.replace(/_id$/, '');
    return name.endsWith('_id') && typeof id === 'string' && PREFIXES[named] !== undefined ? [[named, id] as const] : [];
  });
  return [...own, ...others].flatMap(([what, id]) => {
    const prefix = PREFIXES[what];
    if (prefix === undefined) return [`ids of a ${what} are not known to wire-rules.ts: add its prefix`];
    return new RegExp(`^${prefix}_[0-9A-Za-z]{22}$`).test(id) ? [] : [`${id} is no id of a ${what}`];
  });
}

function timeProblems(object: Readonly<Record<string, unknown>>): string[] {
  const times = Object.entries(object).filter(([name, time]) => (name.endsWith('_at') || name === 'estimated_arrival') && time !== null);
  return times.filter(([, time]) => typeof time !== 'string' || !TIME.test(time)).map(([name, time]) => `${name} is ${String(time)}, which is no time without a fraction`);
}

function amountProblems(object: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(AMOUNTS).flatMap(([field, names]) => {
    const currency = object[field];
    if (typeof currency !== 'string') return [];
    const amounts = names.map((name) => [name, object[name]] as const).filter(([, amount]) => typeof amount === 'string');
    return amounts.filter(([, amount]) => !formOf(currency).test(amount as string)).map(([name, amount]) => `${name} is ${String(amount)}, which is no amount of ${currency}`);
  });
}

function formOf(currency: string): RegExp {
  const most = MOST_DECIMALS[currency];
  const decimals = DECIMALS[currency] ?? 2;
  const whole = '(0|[1-9][0-9]*)';
  if (most !== undefined) return new RegExp(`^${whole}[.][0-9]{2}([0-9]{0,${most - 3}}[1-9])?$`);
  return decimals === 0 ? new RegExp(`^${whole}$`) : new RegExp(`^${whole}[.][0-9]{${decimals}}$`);
}
