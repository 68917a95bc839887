/** Everything of this surface, documents included. */
export const ROOT = '/fleexpay';

/** The calls of version 1. */
export const BASE = `${ROOT}/v1`;
