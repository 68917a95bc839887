import { run } from '@corridor/process';
import { app } from './app.js';

await run(app);
