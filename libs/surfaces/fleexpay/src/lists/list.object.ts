import type { Page, PageRequest } from '@corridor/contracts';
import { itemsOf } from '@corridor/surfaces/http';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { idPattern } from '../fields/fields.js';

/** A page of objects, newest first. */
export interface ListObject<Item> {
  readonly object: 'list';
  readonly data: readonly Item[];
  /** Whether there are more in the direction that was asked for. */
  readonly has_more: boolean;
  /** What to go on with in that direction; null on the last page. */
  readonly next_cursor: string | null;
}

/** Prints a page. Throws `invalid_request` when the cursor named no object of the list. */
export function listToWire<View, Item extends { readonly id: string }>(page: Page<View>, request: PageRequest, toWire: (view: View) => Item): ListObject<Item> {
  const { items, hasMore } = itemsOf(page, request);
  const data = items.map(toWire);
  // Towards newer objects the page ends with its first one: going on from the last would ask for the same page again.
  const end = request.before === undefined ? data.at(-1) : data[0];
  return { object: 'list', data, has_more: hasMore, next_cursor: hasMore ? (end?.id ?? null) : null };
}

/** Documents an answer that is a page of `item`, with what it may say beside the usual. */
export function ListAnswer(item: Type, also: Readonly<Record<string, { readonly type: string; readonly description: string }>> = {}): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      description: 'A page, newest first.',
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['object', 'data', 'has_more', 'next_cursor'],
        properties: {
          object: { type: 'string', enum: ['list'] },
          data: { type: 'array', items: { $ref: getSchemaPath(item) } },
          has_more: { type: 'boolean', example: false, description: 'Whether there are more in the direction that was asked for.' },
          next_cursor: { type: ['string', 'null'], example: null, pattern: idPattern('[a-z]+_'), description: 'The id to go on from in that direction; null on the last page.' },
          ...also,
        },
      },
    }),
  );
}
