import type { Page, PageRequest } from '@corridor/contracts';
import { itemsOf } from '@corridor/surfaces/http';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

/** A page of objects, newest first. */
export interface ListObject<Item> {
  readonly data: readonly Item[];
  /** Whether there are more in the direction that was asked for. */
  readonly has_next: boolean;
  readonly object: 'list';
}

/** Prints a page. Throws `invalid_request` when the cursor named no object of the list. */
export function listToWire<View, Item>(page: Page<View>, request: PageRequest, toWire: (view: View) => Item): ListObject<Item> {
  const { items, hasMore } = itemsOf(page, request);
  return { data: items.map(toWire), has_next: hasMore, object: 'list' };
}

/** Documents an answer that is a page of `item`. */
export function ListAnswer(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      description: 'A page, newest first.',
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['data', 'has_next', 'object'],
        properties: {
          data: { type: 'array', items: { $ref: getSchemaPath(item) } },
          has_next: { type: 'boolean', description: 'Whether there are more in the direction that was asked for.' },
          object: { type: 'string', enum: ['list'] },
        },
      },
    }),
  );
}
