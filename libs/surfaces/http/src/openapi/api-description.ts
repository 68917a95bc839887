import type { Type } from '@nestjs/common';
import type { Schema, Schemas } from './schema.js';

/** What is known of a call, for it to be said how it can fail. */
export interface Traits<Refused> {
  /** Changes something: takes an Idempotency-Key. */
  readonly writes: boolean;
  /** Its path names an object. */
  readonly namesObject: boolean;
  /** Names of its parameters in the query, and of the fields of its body. */
  readonly fields: readonly string[];
  /** What it said of itself; see {@link REFUSES}. */
  readonly refuses: Refused | undefined;
}

/** What the names of fields mean everywhere in an API. */
export interface Vocabulary {
  /** How the value is written, and an example; null for names that mean nothing in particular. `object` is what the object with the field calls itself. */
  meaningOf(name: string, object: string | null): Schema | null;
  /** What a field means, where its class does not say. */
  wordsFor?(name: string, object: string | null): string | null;
  /** What an object is whose fields don't say so. */
  objectOf(schemaName: string): string | null;
}

/** How an API says no. The kinds of error are its own: types, or codes. */
export interface Refusals<Refused> {
  /** Every status with which a call can fail, and the kinds of error that it can mean: both lists are closed. */
  of(traits: Traits<Refused>): ReadonlyMap<number, readonly string[]>;
  readonly descriptions: Readonly<Record<number, string>>;
  /** Those that mean the same whatever the call, each described once. */
  readonly common: Readonly<Record<string, readonly [number, readonly string[]]>>;
  /** Statuses whose answers are given again to a repeat. */
  readonly replayed: readonly number[];
  schemaOf(kinds: readonly string[], status: number): Schema;
  examplesOf(kinds: readonly string[], status: number): Readonly<Record<string, object>>;
}

/** What an API has of its own to say in its document; all that is true of every API of ours is added to it. */
export interface ApiDescription<Refused> {
  /** Paths that begin so are its calls. */
  readonly base: string;
  readonly title: string;
  readonly version: string;
  readonly about: string;
  /** The chapters, in order. A controller names its own with `ApiTags`. */
  readonly tags: Readonly<Record<string, string>>;
  /** How a key can be sent: any one of these will do. */
  readonly security: Readonly<Record<string, SecurityScheme>>;
  /** Classes whose schemas are referred to beside those of calls. */
  readonly models: readonly Type[];
  /** Headers that every call takes. */
  readonly headers: readonly object[];
  readonly vocabulary: Vocabulary;
  readonly refusals: Refusals<Refused>;
  webhooks?(schemas: Schemas): Readonly<Record<string, object>>;
}

export interface SecurityScheme {
  readonly type: 'http';
  readonly scheme: 'bearer' | 'basic';
  readonly description: string;
}

/** Where the document's maker finds what a call said of its refusals, by `ApiExtension`. It does not get into the document. */
export const REFUSES = 'x-refuses';
