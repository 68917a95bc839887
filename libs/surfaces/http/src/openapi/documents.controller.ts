import { Controller, Get, Header, Inject, type Type } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '../routes/access.js';
import { DocumentStore } from './document.store.js';

/** The controller that serves the description of an API below its root, for programs and for people. Needs no key. */
export function documentsController(root: string): Type {
  @ApiExcludeController()
  @Controller(root)
  class DocumentsController {
    constructor(@Inject(DocumentStore) private readonly documents: DocumentStore) {}

    @Get('openapi.json')
    @Open()
    @Header('content-type', 'application/json; charset=utf-8')
    json(): string {
      return this.documents.json;
    }

    @Get('docs')
    @Open()
    @Header('content-type', 'text/html; charset=utf-8')
    @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    html(): string {
      return this.documents.html;
    }
  }
  return DocumentsController;
}
