import type { Mode, MoneyView } from '@corridor/contracts';
import type { PayoutAddressDetails } from '@corridor/contracts/accounts';
import type { AutomaticPayoutView } from '@corridor/contracts/payouts';
import { DateTime } from 'luxon';
import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';

export interface Confirmed {
  readonly payout: AutomaticPayoutView;
  /** Null where nobody knows any more. */
  readonly payee: string | null;
  readonly destination: PayoutAddressDetails | null;
  readonly mode: Mode;
}

/** A4, in points. */
const PAGE: [number, number] = [595.28, 841.89];
const MARGIN = 56;
const LABEL_WIDTH = 170;
const LINE = 22;
const LARGE = 18;
const SMALL = 10;
const INK = rgb(0.1, 0.1, 0.1);
const GREY = rgb(0.42, 0.42, 0.42);
const ZONE = 'Asia/Kolkata';

/** A page that says what was paid out, to whom and when. The same payout makes the same bytes. */
export async function confirmationPdf(confirmed: Confirmed): Promise<Uint8Array> {
  const { payout, mode } = confirmed;
  const document = await PDFDocument.create();
  const settledAt = new Date(payout.settledAt ?? payout.createdAt);
  document.setTitle(`Payout confirmation ${payout.referenceNumber ?? ''}`.trim());
  document.setCreationDate(settledAt);
  document.setModificationDate(settledAt);
  const [regular, bold] = [await document.embedFont(StandardFonts.Helvetica), await document.embedFont(StandardFonts.HelveticaBold)];
  const page = document.addPage(PAGE);
  let y = PAGE[1] - MARGIN - LARGE;
  write(page, 'Payout confirmation', { x: MARGIN, y, font: bold, size: LARGE });
  if (mode === 'test') write(page, 'Test mode: no money was moved.', { x: MARGIN, y: y - LINE, font: regular, size: SMALL, color: GREY });
  y -= 3 * LINE;
  for (const [label, value] of linesOf(confirmed)) {
    write(page, label, { x: MARGIN, y, font: regular, size: SMALL, color: GREY });
    write(page, value, { x: MARGIN + LABEL_WIDTH, y, font: regular, size: SMALL });
    y -= LINE;
  }
  return document.save();
}

function linesOf({ payout, payee, destination }: Confirmed): (readonly [string, string])[] {
  const { terms, source, amount, fee } = payout;
  const price = terms?.price ?? null;
  const optional: (readonly [string, string | null | undefined])[] = [
    ['Paid to', destination?.name ?? payee],
    ['Bank', destination?.bankName],
    ['Account', destination === null ? null : masked(destination.accountNumber)],
    ['IFSC', destination?.ifsc],
    ['Amount', printed(amount)],
    ['Reference number', payout.referenceNumber],
    ['Payment method', 'NEFT'],
    ['Sent', payout.settledAt === null ? null : local(payout.settledAt)],
    ['Expected to arrive by', payout.arrivesAt === null ? null : local(payout.arrivesAt)],
    ['From receivables', printed(source)],
    ['Fee', printed(fee)],
    ['Sold', price === null ? null : printed(price.sell)],
    ['Exchange rate', price === null ? null : `1 ${price.sell.currency} = ${price.user} ${price.buy.currency}`],
    ['Payout', payout.id],
  ];
  return optional.flatMap(([label, value]) => (value === null || value === undefined ? [] : [[label, value] as const]));
}

function printed({ currency, amount }: MoneyView): string {
  return `${amount} ${currency}`;
}

/** Enough to know it by. */
function masked(account: string): string {
  return account.slice(-4).padStart(account.length, '*');
}

function local(time: string): string {
  return `${DateTime.fromISO(time, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm')} IST`;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly font: PDFFont;
  readonly size: number;
  readonly color?: ReturnType<typeof rgb>;
}

/** What the font has no letter for is shown as a question mark, and what is too long is cut: a document that is not written helps nobody. */
function write(page: PDFPage, text: string, { x, y, font, size, color = INK }: Placed): void {
  const letters = new Set(font.getCharacterSet());
  const known = [...text].map((letter) => (letters.has(letter.codePointAt(0) ?? 0) ? letter : '?'));
  const room = PAGE[0] - MARGIN - x;
  while (known.length > 0 && font.widthOfTextAtSize(known.join(''), size) > room) known.pop();
  page.drawText(known.join(''), { x, y, font, size, color });
}
