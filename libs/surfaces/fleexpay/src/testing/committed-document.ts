/** From the root of the repository. */
export const DOCUMENT_PATH = 'docs/api/fleexpay-openapi.json';
