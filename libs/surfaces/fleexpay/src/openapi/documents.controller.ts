import { Open } from '@corridor/surfaces/http';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ROOT } from '../base-path.js';
import { DocumentStore } from './document.store.js';

/** The description of the API, for programs and for people. Needs no key. */
@ApiExcludeController()
@Controller(ROOT)
export class DocumentsController {
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
