/** A transaction of this API is an entry on a customer's available money; other compartments have none. */
export const SHOWN = 'available';
