/** From the root of the repository. */
export const DOCUMENT_PATH = 'docs/api/xflow-openapi.json';
