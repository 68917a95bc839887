export const ROOT = '/ops';
export const BASE = `${ROOT}/v1`;
