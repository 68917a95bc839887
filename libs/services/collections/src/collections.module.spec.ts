import { COLLECTIONS_QUERIES } from '@corridor/contracts/collections';
import { NestFactory } from '@nestjs/core';
import type { CollectionsDeps } from './collections.deps.js';
import { CollectionsHandlers } from './collections.handlers.js';
import { CollectionsModule } from './collections.module.js';
import { PgCollectionsQueries } from './read/collections.queries.js';

describe('the module of the collections service', () => {
  it('offers its queries under the contract, and its handlers', async () => {
    const app = await NestFactory.createApplicationContext(CollectionsModule.register({} as CollectionsDeps), { logger: false });
    expect(app.get(COLLECTIONS_QUERIES)).toBeInstanceOf(PgCollectionsQueries);
    expect(app.get(CollectionsHandlers)).toBeInstanceOf(CollectionsHandlers);
    await app.close();
  });
});
