import type { Line } from './system.js';

/** Colours of a terminal that can be read on light and dark (ECMA-48, "Select Graphic Rendition"). */
const COLOURS = [36, 33, 32, 35, 34, 31, 96, 93, 92, 95, 94, 91];
const RESET = '\u001b[0m';

export interface PrinterOptions {
  readonly isColoured: boolean;
  readonly write: (text: string) => void;
}

/** Prints each line behind the name of who said it, in a colour of its own while there are enough. */
export function linePrinter({ isColoured, write }: PrinterOptions): (line: Line) => void {
  const colours = new Map<string, number>();
  return ({ source, text }) => {
    const colour = colours.get(source) ?? COLOURS[colours.size % COLOURS.length] ?? 0;
    colours.set(source, colour);
    const name = `[${source}]`;
    write(`${isColoured ? `\u001b[${colour}m${name}${RESET}` : name} ${text}\n`);
  };
}
