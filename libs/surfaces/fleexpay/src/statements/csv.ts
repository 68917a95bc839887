/** Lines end so in RFC 4180. */
const END_OF_LINE = '\r\n';

/** What RFC 4180 wants quotes around. */
const TO_QUOTE = /[",\r\n]/;

/** What spreadsheets take for a formula, also written wide. A plain number is none, with a sign or without. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * One record of a CSV file after RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe before it,
 * which has it shown as the text that it is.
 */
export function csvRecord(cells: readonly string[]): string {
  return cells.map(csvCell).join(',') + END_OF_LINE;
}

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return TO_QUOTE.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
