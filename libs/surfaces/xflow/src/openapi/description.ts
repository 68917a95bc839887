import type { ApiDescription } from '@corridor/surfaces/http';
import { BASE } from '../base-path.js';
import { ErrorObject } from '../errors/error.object.js';
import type { Refused } from '../errors/refuses.js';
import { ABOUT, TAGS } from './introduction.js';
import { REFUSALS } from './refusals.js';
import { VOCABULARY } from './vocabulary.js';

/** For whom a call is made. */
const XFLOW_ACCOUNT = {
  name: 'Xflow-Account',
  in: 'header',
  required: false,
  description: 'A connected user of the platform whose key it is: the call is made as that user. For platforms only.',
  schema: { type: 'string', pattern: '^"?account_[0-9A-Za-z]{22}"?$' },
};

/** What the Xflow API has of its own to say in its document. */
export const DESCRIPTION: ApiDescription<Refused> = {
  base: BASE,
  title: 'Xflow API',
  version: '2024-02-05',
  about: ABOUT,
  tags: TAGS,
  security: {
    basic: { type: 'http', scheme: 'basic', description: 'A secret key as the user name, and no password.' },
    bearer: { type: 'http', scheme: 'bearer', description: 'A secret key.' },
  },
  models: [ErrorObject],
  headers: [XFLOW_ACCOUNT],
  vocabulary: VOCABULARY,
  refusals: REFUSALS,
};
