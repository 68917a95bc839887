import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { pageOfDocument } from './page.js';

/** The document, encoded once. It can be built only when all routes are known, so it is set after that. */
@Injectable()
export class DocumentStore {
  private encoded: { readonly json: string; readonly html: string } | null = null;

  set(document: OpenAPIObject): void {
    this.encoded = { json: JSON.stringify(document), html: pageOfDocument(document) };
  }

  get json(): string {
    return this.both().json;
  }

  get html(): string {
    return this.both().html;
  }

  private both() {
    if (this.encoded === null) throw new Error('the document is asked for before it is built');
    return this.encoded;
  }
}
