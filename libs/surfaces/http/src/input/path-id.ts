import type { Id } from '@corridor/contracts';
import type { PipeTransform } from '@nestjs/common';
import { notFound } from '../failures/fault.js';
import type { PublicId } from '../ids/public-id.js';

/** Reads an id from a path. Text that is no id of this kind names nothing: `not_found`, like any id of nothing. */
export class PathId<Kind extends string> implements PipeTransform<string, Id<Kind>> {
  constructor(
    private readonly ids: PublicId<Kind>,
    private readonly noun: string,
    private readonly param: string | null = null,
  ) {}

  transform(text: string): Id<Kind> {
    const id = this.ids.read(text);
    if (id === null) throw noSuch(this.noun, this.param);
    return id;
  }
}

/** What is answered where there is no such object, or none that the caller may see. */
export function noSuch(noun: string, param: string | null = null): Error {
  return notFound(`There is no such ${noun}.`, param);
}

/** Reads an id that a DTO has let through. */
export function readId<Kind extends string>(ids: PublicId<Kind>, text: string): Id<Kind> {
  const id = ids.read(text);
  if (id === null) throw new Error('a DTO let an id through that is none');
  return id;
}
