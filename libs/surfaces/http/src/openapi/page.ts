import type { OpenAPIObject } from '@nestjs/swagger';
import { escapeHtml, inlineCode } from './html.js';
import { schemaRows } from './schema-rows.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1e21}
section{border-top:1px solid #d7dae0;padding:1rem 0}code{background:#f2f4f7;padding:.1em .3em;border-radius:3px}
.calls{columns:20rem;list-style:none;padding:0}.calls li{break-inside:avoid;overflow-wrap:anywhere}h2{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}tbody{display:table;width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #eceef2}
.method{font-weight:700;text-transform:uppercase}`;

/** A page for people, made from the document alone: no scripts and nothing from elsewhere. */
export function pageOfDocument(document: OpenAPIObject): string {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => sectionOf(document, method, path, operation)),
  );
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `<section id="${escapeHtml(name)}"><h2>${escapeHtml(name)}</h2>${tableOf(schemaRows(document, schema))}</section>`,
  );
  const about = document.info.description?.split('\n\n').map((text) => `<p>${inlineCode(text)}</p>`) ?? [];
  const title = escapeHtml(document.info.title);
  const calls = Object.entries(document.paths).flatMap(([path, item]) => Object.keys(item).map((method) => `<li><a href="#${anchorOf(method, path)}">${lineOf(method, path)}</a></li>`));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>${about.join('')}<p><a href="openapi.json">openapi.json</a></p><ul class="calls">${calls.join('')}</ul>${operations.join('')}<h1>Objects</h1>${schemas.join('')}</body></html>`;
}

function sectionOf(document: OpenAPIObject, method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).flatMap((each) =>
    '$ref' in each ? [] : [[each.name, each.in, each.required === true ? 'required' : '', each.description ?? '']],
  );
  const body = operation.requestBody;
  const bodySchema = body === undefined || '$ref' in body ? undefined : body.content['application/json']?.schema;
  const answers = Object.entries(operation.responses).map(([status, answer]) => [
    status,
    descriptionOf(document, answer),
  ]);
  return [
    `<section id="${anchorOf(method, path)}"><h2>${lineOf(method, path)}</h2>`,
    `<p>${inlineCode([operation.summary, operation.description].filter(Boolean).join('. '))}</p>`,
    parameters.length === 0 ? '' : `<h3>Parameters</h3>${tableOf(parameters)}`,
    bodySchema === undefined ? '' : `<h3>Body</h3>${tableOf(schemaRows(document, bodySchema))}`,
    `<h3>Answers</h3>${tableOf(answers)}</section>`,
  ].join('');
}

function descriptionOf({ components }: OpenAPIObject, answer: Operation['responses'][string]): string {
  if (answer === undefined) return '';
  if (!('$ref' in answer)) return answer.description ?? '';
  const found = components?.responses?.[answer.$ref.slice(answer.$ref.lastIndexOf('/') + 1)];
  return found === undefined || '$ref' in found ? '' : (found.description ?? '');
}

function lineOf(method: string, path: string): string {
  return `<span class="method">${escapeHtml(method)}</span> <code>${escapeHtml(path)}</code>`;
}

function anchorOf(method: string, path: string): string {
  return escapeHtml(`${method}${path}`.replaceAll(/[^a-z0-9_]+/gi, '-'));
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${inlineCode(cell)}</td>`).join('')}</tr>`);
  return `<table>${lines.join('')}</table>`;
}
