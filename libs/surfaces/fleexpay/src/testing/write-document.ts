import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { committedText } from '@corridor/surfaces/http';
import { boot } from './boot.js';
import { DOCUMENT_PATH } from './committed-document.js';

/** `openapi:generate`: keeps the document beside the code, so that a change of the API is seen where changes are looked at. */
const api = await boot();
const { body } = await api.ask('/fleexpay/openapi.json', { key: null });
await api.close();
mkdirSync(dirname(DOCUMENT_PATH), { recursive: true });
writeFileSync(DOCUMENT_PATH, committedText(body));
