export { createHttpApp, type AppModule, type HttpAppOptions, routesOf } from './app/create-http-app.js';
export type { HostRule } from './app/hosts.js';
export { type Call, CurrentCall, CurrentKey, CurrentScope } from './commands/call.js';
export { type Accepted, CommandDesk, type CommandDeskOptions, type Submission } from './commands/command-desk.js';
export { type Answer, type Fault, FaultError, type Flaw, invalid, notFound, RefusedError } from './failures/fault.js';
export { toldOf } from './failures/told-of.js';
export { CHECKOUT_ROOT, HOSTED_ROOT, HostedPages } from './hosted/hosted-pages.js';
export { idPattern, type PublicId, publicId } from './ids/public-id.js';
export {
  CountField,
  countOf,
  Field,
  type FieldProblem,
  hasMoreCharacters,
  LimitParameter,
  linesProblem,
  NullableTextField,
  OneOf,
  Optional,
  TextField,
  textProblem,
  TimeParameter,
  wordsOf,
} from './input/fields.js';
export { documented, IdField, type Told } from './input/documented.js';
export { noSuch, PathId, readId } from './input/path-id.js';
export { Many, Nested, readBody } from './input/read-as.js';
export { type EntryChecks, readEntries } from './input/read-entries.js';
export { readJson } from './input/read-json.js';
export { readUpload, type Upload, type UploadLimits, type UploadPart } from './input/read-upload.js';
export { type ApiDescription, REFUSES, type Refusals, type Traits, type Vocabulary } from './openapi/api-description.js';
export { describeApi } from './openapi/document.js';
export { committedText } from './openapi/committed-text.js';
export { DocumentStore } from './openapi/document.store.js';
export { documentsController } from './openapi/documents.controller.js';
export { exampleOf } from './openapi/example-of.js';
export { resolved, type Schema, type Schemas } from './openapi/schema.js';
export { bearerToken, keyAuthenticator, type KeyAuthenticatorOptions, type ReadCredential, unauthenticated } from './keys/key-authenticator.js';
export { KeyDirectory, type KeyDirectoryOptions } from './keys/key-directory.js';
export { hashOfKey, readKeyText } from './keys/key-text.js';
export { pageParameters } from './lists/page-parameters.js';
export { itemsOf, pageAsked, type PageQuery } from './lists/pages.js';
export { DEFAULT_PAGE_LIMITS, type PageLimits } from './limits/page-limits.js';
export { DEFAULT_LIMITS } from './limits/rate-limits.js';
export { type Count, memoryCounter, type RequestCounter } from './limits/request-counter.js';
export { SharedCounter } from './limits/shared-counter.js';
export { type Access, ForOperator, Open, Scoped } from './routes/access.js';
export type { Route } from './routes/route-table.js';
export type { Caller } from './surface/caller.js';
export { publicBase } from './surface/public-base.js';
export type { HttpReply, HttpRequest } from './surface/http-request.js';
export { HttpSurfacesModule, SurfaceRegistry } from './surface/registry.js';
export type { Authenticate, Credentials, Surface } from './surface/surface.js';
