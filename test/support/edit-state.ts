import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

/** The CDK joins texts with references: each reference stands as a mark while the definition is read as JSON. */
const mark = (index: number): string => `<<${index}>>`;

const readDefinition = (parts: readonly Json[]): Fields =>
  JSON.parse(parts.map((part, i) => (typeof part === 'string' ? part : mark(i))).join('')) as Fields;

const writeDefinition = (definition: Fields, parts: readonly Json[]): Json[] =>
  JSON.stringify(definition)
    .split(/<<(\d+)>>/)
    .map((piece, i) => (i % 2 === 0 ? piece : parts[Number(piece)]!));

/** The object that holds the states of that name: of the machine itself, or of a Map in it. */
const holderOf = (value: Json, state: string): Fields | undefined => {
  if (value === null || typeof value !== 'object') return undefined;
  if (!Array.isArray(value) && value.States !== undefined && state in (value.States as Fields)) return value.States as Fields;
  for (const inner of Object.values(value)) {
    const found = holderOf(inner, state);
    if (found) return found;
  }
  return undefined;
};

/**
 * Changes one state of one machine in a synthesized template, as a person with a text editor would.
 * @throws Error when no machine has a state of that name
 */
export const editState = (outdir: string, state: string, edit: (state: Fields) => Fields): void => {
  const name = readdirSync(outdir).find((file) => file.endsWith('.template.json'))!;
  const template = JSON.parse(readFileSync(join(outdir, name), 'utf8')) as {
    Resources: Record<string, { Type: string; Properties: Fields }>;
  };
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::StepFunctions::StateMachine') continue;
    const join = (Properties.DefinitionString as { 'Fn::Join': [string, Json[]] })['Fn::Join'];
    const definition = readDefinition(join[1]);
    const states = holderOf(definition, state);
    if (!states) continue;
    states[state] = edit(states[state] as Fields);
    join[1] = writeDefinition(definition, join[1]);
    writeFileSync(`${outdir}/${name}`, JSON.stringify(template));
    return;
  }
  throw new Error(`No machine has a state "${state}"`);
};
