import { relative } from 'node:path';
import ts from 'typescript';
import { type Documentation, documentationOf, UNDOCUMENTED } from './documentation.js';
import { type JsonSchema, refTo } from './json-schema.js';
import { patternOf } from './text-pattern.js';

type Declaration = ts.TypeAliasDeclaration | ts.InterfaceDeclaration;

const isDeclaration = (node: ts.Node | undefined): node is Declaration =>
  node !== undefined && (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node));
const is = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;
const isText = (type: ts.Type): boolean => is(type, ts.TypeFlags.StringLiteral | ts.TypeFlags.TemplateLiteral);

/**
 * Writes TypeScript types as JSON Schema. Every interface and alias that has a name of its own becomes a definition of that
 * name. What can't be said in a schema throws, so that nothing is published that is only half described.
 */
export class SchemaWriter {
  readonly definitions = new Map<string, JsonSchema>();
  private readonly declared = new Map<string, Declaration>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** The schema of a type as a node names it. */
  ofNode(node: ts.TypeNode, documented = UNDOCUMENTED): JsonSchema {
    return this.of(this.checker.getTypeFromTypeNode(node), node, documented);
  }

  /** The properties of an object type, by name. */
  fieldsOf(type: ts.Type, { except = [] }: { readonly except?: readonly string[] } = {}): Pick<JsonSchema, 'properties' | 'required'> {
    const properties = this.checker.getPropertiesOfType(type).filter(({ name }) => !except.includes(name));
    const optional = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    return {
      properties: Object.fromEntries(properties.map((property) => [property.name, this.ofProperty(property)])),
      required: properties.filter((property) => !optional(property)).map(({ name }) => name),
    };
  }

  private ofProperty(property: ts.Symbol): JsonSchema {
    const declaration = property.valueDeclaration;
    if (declaration === undefined) return this.of(this.checker.getTypeOfSymbol(property));
    if (!ts.isPropertySignature(declaration) || declaration.type === undefined) throw new Error(`${property.name} is no property${placeOf(declaration)}`);
    return this.ofNode(declaration.type, documentationOf(declaration));
  }

  private of(type: ts.Type, node?: ts.TypeNode, documented = UNDOCUMENTED): JsonSchema {
    const named = this.declarationOf(type, node);
    if (named !== null) return { ...this.define(named), ...documented.keywords };
    return { ...this.body(type, node, documented), ...documented.keywords };
  }

  private body(type: ts.Type, node: ts.TypeNode | undefined, documented: Documentation): JsonSchema {
    if (type.isUnion()) return this.ofUnion(type, node, documented);
    if (type.isStringLiteral()) return { type: 'string', const: type.value };
    if (is(type, ts.TypeFlags.TemplateLiteral)) return { type: 'string', pattern: patternOf([type]) };
    if (is(type, ts.TypeFlags.String) || isBrandedText(type)) return { type: 'string' };
    if (is(type, ts.TypeFlags.Null)) return { type: 'null' };
    if (is(type, ts.TypeFlags.Boolean)) return { type: 'boolean' };
    if (is(type, ts.TypeFlags.Number) && documented.keywords.type === 'integer') return {};
    if (is(type, ts.TypeFlags.Object)) return this.ofObject(type, node);
    throw new Error(`${this.checker.typeToString(type)} has no schema here${placeOf(node)}; a number needs @type integer`);
  }

  private ofObject(type: ts.Type, node: ts.TypeNode | undefined): JsonSchema {
    const [element] = this.checker.isArrayType(type) ? this.checker.getTypeArguments(type as ts.TypeReference) : [];
    if (element !== undefined) return { type: 'array', items: this.of(element, elementNodeOf(node)) };
    const values = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (values !== undefined) return { type: 'object', additionalProperties: this.of(values) };
    return { type: 'object', ...this.fieldsOf(type) };
  }

  private ofUnion(type: ts.UnionType, node: ts.TypeNode | undefined, { open }: Documentation): JsonSchema {
    if (is(type, ts.TypeFlags.Boolean)) return { type: 'boolean' };
    if (type.types.every((member) => member.isStringLiteral())) {
      const values = type.types.map((member) => member.value).sort();
      return open ? { type: 'string', examples: values } : { type: 'string', enum: values };
    }
    if (type.types.every(isText)) return { type: 'string', pattern: patternOf(type.types) };
    if (open) return this.ofOpenUnion(type);
    // The node has the members in their order and under their names.
    if (node !== undefined && ts.isUnionTypeNode(node)) return { anyOf: node.types.map((member) => this.ofNode(member)) };
    return { anyOf: type.types.map((member) => this.of(member)) };
  }

  /** Objects told apart by `reason`, of which there may be more one day: an unknown reason comes with nothing else promised. */
  private ofOpenUnion(type: ts.UnionType): JsonSchema {
    const known = type.types.map((member) => this.body(member, undefined, UNDOCUMENTED));
    const reasonOf = (schema: JsonSchema): string => {
      const reason = schema.properties?.['reason']?.const;
      if (typeof reason !== 'string') throw new Error(`${this.checker.typeToString(type)} is open, and a member has no reason`);
      return reason;
    };
    const sorted = known.sort((a, b) => (reasonOf(a) < reasonOf(b) ? -1 : 1));
    const unknown = { type: 'string', not: { enum: sorted.map(reasonOf) } } as const;
    return { anyOf: [...sorted, { type: 'object', description: 'A reason that came later.', properties: { reason: unknown }, required: ['reason'] }] };
  }

  private define(declaration: Declaration): JsonSchema {
    const name = declaration.name.text;
    const earlier = this.declared.get(name);
    if (earlier !== undefined && earlier !== declaration) throw new Error(`two contracts declare a ${name}${placeOf(earlier)}${placeOf(declaration)}`);
    if (earlier === undefined) {
      this.declared.set(name, declaration);
      const documented = this.documentationOfDeclaration(declaration);
      const type = this.checker.getTypeAtLocation(declaration.name);
      const node = ts.isTypeAliasDeclaration(declaration) ? declaration.type : undefined;
      this.definitions.set(name, { ...this.body(type, node, documented), ...documented.keywords });
    }
    return refTo(name);
  }

  /** An alias of a generic one, such as `QuoteId` of `Id<'quote'>`, is what the generic one says, unless it says more itself. */
  private documentationOfDeclaration(declaration: Declaration): Documentation {
    const own = documentationOf(declaration);
    if (!ts.isTypeAliasDeclaration(declaration) || !ts.isTypeReferenceNode(declaration.type)) return own;
    const [generic] = this.symbolOf(declaration.type.typeName)?.declarations ?? [];
    const inherited = isDeclaration(generic) ? documentationOf(generic) : UNDOCUMENTED;
    return { keywords: { ...inherited.keywords, ...own.keywords }, open: own.open || inherited.open };
  }

  /** The contract's own declaration that a type is named by, if it has a name and no type arguments. */
  private declarationOf(type: ts.Type, node: ts.TypeNode | undefined): Declaration | null {
    const bySyntax = node !== undefined && ts.isTypeReferenceNode(node) && node.typeArguments === undefined;
    const symbol = bySyntax ? this.symbolOf(node.typeName) : node === undefined ? type.aliasSymbol ?? type.getSymbol() : undefined;
    const [declaration] = symbol?.declarations ?? [];
    return isDeclaration(declaration) && declaration.typeParameters === undefined && isOurs(declaration) ? declaration : null;
  }

  private symbolOf(name: ts.EntityName): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

const isOurs = (node: ts.Node): boolean => !/\/node_modules\//.test(node.getSourceFile().fileName);
const isBrandedText = (type: ts.Type): boolean => type.isIntersection() && type.types.some((part) => is(part, ts.TypeFlags.String));

function elementNodeOf(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node === undefined) return undefined;
  if (ts.isTypeOperatorNode(node)) return elementNodeOf(node.type);
  return ts.isArrayTypeNode(node) ? node.elementType : undefined;
}

function placeOf(node: ts.Node | undefined): string {
  return node === undefined ? '' : ` (${relative(process.cwd(), node.getSourceFile().fileName)}: ${node.getText().slice(0, 80)})`;
}
