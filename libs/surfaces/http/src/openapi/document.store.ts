import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { pageOfDocument } from './page.js';

interface Encoded {
  readonly json: string;
  readonly html: string;
}

/** The document. It can be built only when all routes are known, and is when it is first asked for: a start needs none. */
@Injectable()
export class DocumentStore {
  private build: (() => OpenAPIObject) | null = null;
  private encoded: Encoded | null = null;

  set(build: () => OpenAPIObject): void {
    this.build = build;
  }

  get json(): string {
    return this.both().json;
  }

  get html(): string {
    return this.both().html;
  }

  private both(): Encoded {
    this.encoded ??= this.encode();
    return this.encoded;
  }

  private encode(): Encoded {
    if (this.build === null) throw new Error('the document is asked for before the routes are known');
    const document = this.build();
    return { json: JSON.stringify(document), html: pageOfDocument(document) };
  }
}
