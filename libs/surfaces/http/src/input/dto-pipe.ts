import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { type Dto, readBody, readQuery } from './read-as.js';

/** Turns bodies and queries into the DTOs that handlers declare. */
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'body') return readBody(dtoOf(metatype), value);
    if (type === 'query') return readQuery(dtoOf(metatype), value);
    return value;
  }
}

function dtoOf(metatype: ArgumentMetadata['metatype']): Dto {
  if (metatype === undefined || metatype === Object) throw new Error('a handler takes a body or a query without a DTO');
  return metatype as Dto;
}
