import { noSuch as noSuchAt, PathId as IdInPath, type PublicId } from '@corridor/surfaces/http';

export { readId } from '@corridor/surfaces/http';

/** An id in a path; where it names nothing, the field at fault is the object's `id`. */
export class PathId<Kind extends string> extends IdInPath<Kind> {
  constructor(ids: PublicId<Kind>, noun: string) {
    super(ids, noun, 'id');
  }
}

/** What is answered where there is no such object, or none that the caller may see. */
export function noSuch(noun: string, param = 'id'): Error {
  return noSuchAt(noun, param);
}
