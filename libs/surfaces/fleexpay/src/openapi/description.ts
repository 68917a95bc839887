import type { ApiDescription } from '@corridor/surfaces/http';
import { BASE } from '../base-path.js';
import { ErrorBody } from '../errors/error.object.js';
import type { ErrorType } from '../errors/problem.js';
import { ABOUT, TAGS } from './introduction.js';
import { REFUSALS } from './refusals.js';
import { VOCABULARY } from './vocabulary.js';
import { describeWebhooks, OF_WEBHOOKS } from './webhooks.js';

/** What the FleexPay API has of its own to say in its document. */
export const DESCRIPTION: ApiDescription<readonly ErrorType[]> = {
  base: BASE,
  title: 'FleexPay API',
  version: '1',
  about: ABOUT,
  tags: TAGS,
  security: { key: { type: 'http', scheme: 'bearer', description: 'A secret key; `pk_` keys where a call says so.' } },
  models: [ErrorBody, ...OF_WEBHOOKS],
  headers: [],
  vocabulary: VOCABULARY,
  refusals: REFUSALS,
  webhooks: describeWebhooks,
};
