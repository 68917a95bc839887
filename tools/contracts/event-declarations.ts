import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { commentBefore, documentationOf } from './documentation.js';
import type { JsonSchema } from './json-schema.js';
import { SchemaWriter } from './schema-writer.js';

/** An event as a service's contract declares it. */
export interface EventDeclaration {
  readonly service: string;
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly data: JsonSchema;
}

export interface Contracts {
  readonly events: readonly EventDeclaration[];
  /** What is said of all events of a service, by service. */
  readonly services: ReadonlyMap<string, string>;
  /** The fields around an event's data, as `PublicEvent` declares them; `data` itself is left out. */
  readonly envelope: Pick<JsonSchema, 'properties' | 'required'>;
  readonly definitions: ReadonlyMap<string, JsonSchema>;
}

const FIRST_VERSION = 1;
const ENVELOPE = 'PublicEvent';
const EVENT = 'DomainEvent';

/** Reads all events from a folder like `libs/contracts/src`: `events.ts` with the envelope, and one in each service's folder. */
export function readContracts(folder: string): Contracts {
  const services = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'events.ts'))).sort();
  const files = [join(folder, 'events.ts'), ...services.map((service) => join(folder, service, 'events.ts'))];
  const program = ts.createProgram(files, compilerOptions());
  const writer = new SchemaWriter(program.getTypeChecker());
  const [envelopeFile, ...serviceFiles] = files.map((file) => sourceOf(program, file));
  const unions = serviceFiles.map((file, index) => eventUnion(file, String(services[index])));
  return {
    events: unions.flatMap((union, index) => eventsOf(union, String(services[index]), program.getTypeChecker(), writer)),
    services: new Map(unions.map((union, index) => [String(services[index]), documentationOf(union).keywords.description ?? ''])),
    envelope: envelopeOf(envelopeFile as ts.SourceFile, program.getTypeChecker(), writer),
    definitions: writer.definitions,
  };
}

function compilerOptions(): ts.CompilerOptions {
  const read = ts.readConfigFile('tsconfig.base.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent({ ...read.config, files: [] }, ts.sys, process.cwd());
  // Contracts need nothing of Node, and its types take longer to read than all of them.
  return { ...options, types: [] };
}

function sourceOf(program: ts.Program, file: string): ts.SourceFile {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`${file} can't be read`);
  const [problem] = program.getSemanticDiagnostics(source);
  if (problem !== undefined) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
  return source;
}

/** `QuotesEvent` of quotes: all that the service records and publishes. */
function eventUnion(file: ts.SourceFile, service: string): ts.TypeAliasDeclaration {
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}Event`;
  const alias = file.statements.filter(ts.isTypeAliasDeclaration).find((statement) => statement.name.text === name);
  if (alias === undefined) throw new Error(`${file.fileName} has no ${name}`);
  return alias;
}

function eventsOf(union: ts.TypeAliasDeclaration, service: string, checker: ts.TypeChecker, writer: SchemaWriter): EventDeclaration[] {
  return membersOf(union.type, checker).map((member) => {
    const { node, description } = spelledOut(member, checker);
    const [type, data, version] = node.typeArguments ?? [];
    if (type === undefined || data === undefined) throw new Error(`${member.getText()} of ${service} is no ${EVENT}<'Name', Data>`);
    const name = literalOf(type, checker);
    if (description === '') throw new Error(`${name} of ${service} has no sentence above it that says when it happens`);
    return {
      service,
      name: String(name),
      version: version === undefined ? FIRST_VERSION : Number(literalOf(version, checker)),
      description,
      data: writer.ofNode(data),
    };
  });
}

/** The members of a union, with those of the unions in it that have a name of their own. */
function membersOf(type: ts.TypeNode, checker: ts.TypeChecker): ts.TypeNode[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((member) => membersOf(member, checker));
  const named = ts.isTypeReferenceNode(type) ? aliasOf(type, checker)?.type : undefined;
  return named !== undefined && ts.isUnionTypeNode(named) ? membersOf(named, checker) : [type];
}

/** By the name that is written: the type behind it may be known by another, since `DomainEvent` is an alias too. */
function aliasOf(type: ts.TypeNode, checker: ts.TypeChecker): ts.TypeAliasDeclaration | undefined {
  const named = ts.isTypeReferenceNode(type) ? checker.getSymbolAtLocation(type.typeName) : undefined;
  const isImported = named !== undefined && (named.flags & ts.SymbolFlags.Alias) !== 0;
  return (isImported ? checker.getAliasedSymbol(named) : named)?.declarations?.find(ts.isTypeAliasDeclaration);
}

/** The `DomainEvent<…>` that a member of the union is, directly or by an alias of its own. */
function spelledOut(member: ts.TypeNode, checker: ts.TypeChecker): { node: ts.TypeReferenceNode; description: string } {
  if (!ts.isTypeReferenceNode(member)) throw new Error(`${member.getText()} is no ${EVENT}`);
  if (member.typeName.getText() === EVENT) return { node: member, description: commentBefore(member) };
  const alias = aliasOf(member, checker);
  if (alias === undefined) throw new Error(`${member.getText()} is no ${EVENT}`);
  const { node, description } = spelledOut(alias.type, checker);
  return { node, description: documentationOf(alias).keywords.description ?? description };
}

function literalOf(node: ts.TypeNode, checker: ts.TypeChecker): string | number {
  const type = checker.getTypeFromTypeNode(node);
  if (!type.isStringLiteral() && !type.isNumberLiteral()) throw new Error(`${node.getText()} is no literal`);
  return type.value;
}

function envelopeOf(file: ts.SourceFile, checker: ts.TypeChecker, writer: SchemaWriter): Contracts['envelope'] {
  const declaration = file.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === ENVELOPE);
  if (declaration === undefined) throw new Error(`${file.fileName} has no ${ENVELOPE}`);
  const type = checker.getTypeAtLocation(declaration.name);
  return writer.fieldsOf(type, { except: ['data'] });
}
