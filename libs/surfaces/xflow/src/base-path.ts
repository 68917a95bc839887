/** Everything of this surface, documents included. */
export const ROOT = '/xflow';

/** The calls of the version 2024-02-05. */
export const BASE = `${ROOT}/v1`;
