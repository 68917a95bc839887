import { ConfigError, FolderInUseError } from '@corridor/runtime';
import { readConfig } from './config.js';
import { greeting } from './greeting.js';
import { linePrinter } from './line-printer.js';
import { SystemRun } from './system-run.js';

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

try {
  const { system: options, colours } = readConfig(process.env);
  const onLine = linePrinter({ isColoured: colours ?? process.stdout.isTTY, write: (text) => process.stdout.write(text) });
  const run = new SystemRun({ ...options, onLine });
  let signalled = false;
  for (const [signal, number] of Object.entries(SIGNAL_NUMBERS)) {
    process.on(signal, () => {
      if (signalled) {
        run.abandon();
        process.exit(128 + number);
      }
      signalled = true;
      run.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
  try {
    console.log(greeting(await run.start(), options.dataDir));
  } catch (error) {
    // A signal during the start is what ended it, and ends the process when all has stopped.
    if (!signalled) {
      await run.stop();
      throw error;
    }
  }
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  const isExpected = error instanceof ConfigError || error instanceof FolderInUseError;
  console.error(isExpected ? error.message : error);
  process.exit(1);
}
