/** Nothing can be chosen: what is sent again is what was sent before. */
export class ResendDeliveryBody {}
