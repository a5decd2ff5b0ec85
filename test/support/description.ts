import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { descriptionFiles } from '#cloud/description.ts';
import type { OpenApi } from '#contract/openapi/document.ts';
import type { JsonSchema } from '#contract/openapi/json-schema.ts';
import { isDay } from '#domain/day.ts';
import { SETTINGS } from '#runtime/settings.ts';

/** The description as a tool would read it. */
export const readDescription = (): OpenApi => JSON.parse(descriptionFiles()['openapi.json'] ?? '');

/** Lays the description beside the functions' code, as the bundle does. Call before they are asked for it. */
export const functionsBesideDescription = (): { remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'annual-plan-code-'));
  for (const [name, text] of Object.entries(descriptionFiles())) writeFileSync(join(folder, name), text);
  process.env[SETTINGS.codeFolder] = folder;
  return { remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]));
  const isObjectSchema = inner.type === 'object' && typeof inner.properties === 'object' && inner.additionalProperties === undefined;
  return isObjectSchema ? { ...inner, additionalProperties: false } : inner;
};

export interface Checker {
  /** What is wrong with a value by a schema of the description; '' for nothing. */
  wrongIn(schema: JsonSchema, value: unknown): string;
}

/** Checks values by the description. `strict`: an object holds nothing that its schema does not name. */
export const checkerOf = (description: OpenApi, strict: boolean): Checker => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat('date', isDay);
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)) && /T.*(Z|[+-]\d\d:\d\d)$/.test(text));
  const all = { $id: 'description', components: strict ? closed(description.components) : description.components };
  ajv.addSchema(all);
  const known = new Map<string, ValidateFunction>();
  const compiled = (schema: JsonSchema): ValidateFunction => {
    const text = JSON.stringify(strict ? closed(schema) : schema).replaceAll('"#/components', '"description#/components');
    const check = known.get(text) ?? ajv.compile(JSON.parse(text));
    known.set(text, check);
    return check;
  };
  return {
    wrongIn: (schema, value) => {
      const check = compiled(schema);
      return check(value) ? '' : ajv.errorsText(check.errors);
    },
  };
};
