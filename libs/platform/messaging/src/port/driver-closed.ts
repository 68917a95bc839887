/** A request or a publication was cut short, because the driver was closed. */
export class DriverClosed extends Error {
  constructor() {
    super('the messaging driver is closed');
  }
}
