export { collectionsSettings, type CollectionsSettings } from './collections.config.js';
export { collectionsDefinition } from './collections.definition.js';
export { type CollectionsDeps } from './collections.deps.js';
export { CollectionsModule } from './collections.module.js';
export { collectionsRows } from './read/collections.projection.js';
export { type CollectionsReadDeps, PgCollectionsQueries } from './read/collections.queries.js';
export { collectionsService } from './collections.service.js';
