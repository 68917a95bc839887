export { custodyDefinition } from './custody.definition.js';
export { type CustodyDeps } from './custody.deps.js';
export { CustodyModule } from './custody.module.js';
export { custodyService } from './custody.service.js';
