import { describe, expect, it } from 'vitest';
import { readMachine } from '#local/asl.ts';

const task = { Type: 'Task', Resource: 'arn:f', End: true };
const machine = (state: object, more: object = {}): string => JSON.stringify({ StartAt: 'One', States: { One: state }, ...more });
const map = (more: object, processor: object = {}): object => ({
  Type: 'Map',
  End: true,
  ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'Inner', States: { Inner: task }, ...processor },
  ...more,
});

describe('a definition that the local interpreter does not honour', () => {
  it.each([
    { field: 'ItemBatcher', state: map({ ItemBatcher: { MaxItemsPerBatch: 10 } }) },
    { field: 'ItemReader', state: map({ ItemReader: {} }) },
    { field: 'ResultWriter', state: map({ ResultWriter: {} }) },
    { field: 'ToleratedFailurePercentage', state: map({ ToleratedFailurePercentage: 5 }) },
    { field: 'ToleratedFailureCount', state: map({ ToleratedFailureCount: 5 }) },
    { field: 'Label', state: map({ Label: 'x' }) },
    { field: 'Assign', state: { ...task, Assign: {} } },
    { field: 'Arguments', state: { ...task, Arguments: {} } },
    { field: 'Output', state: { ...task, Output: {} } },
    { field: 'HeartbeatSeconds', state: { ...task, HeartbeatSeconds: 5 } },
    { field: 'Credentials', state: { ...task, Credentials: {} } },
    { field: 'Timestamp', state: { Type: 'Wait', Timestamp: '2022-03-01T00:00:00Z', End: true } },
    { field: 'TimestampPath', state: { Type: 'Wait', TimestampPath: '$.at', End: true } },
    { field: 'Surprise', state: { Type: 'Pass', End: true, Surprise: 1 } },
    { field: 'Surprise', state: { ...task, Retry: [{ ErrorEquals: ['States.ALL'], Surprise: 1 }] } },
    { field: 'Surprise', state: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'One', Surprise: 1 }] } },
  ])('the field $field', ({ field, state }) => {
    expect(() => readMachine('M', machine(state))).toThrow(new RegExp(`State machine M, state One.*: the field ${field} is not honoured`));
  });

  it.each([
    { why: 'a distributed Map', definition: machine(map({}, { ProcessorConfig: { Mode: 'DISTRIBUTED' } })), says: 'distributed Map' },
    { why: 'JSONata in a state', definition: machine({ ...task, QueryLanguage: 'JSONata' }), says: 'only JSONPath' },
    { why: 'JSONata in the machine', definition: machine(task, { QueryLanguage: 'JSONata' }), says: 'only JSONPath' },
    { why: 'an unknown type', definition: machine({ Type: 'Dream', End: true }), says: 'the state type Dream is not known' },
    { why: 'an unknown field of the machine', definition: machine(task, { Surprise: 1 }), says: 'the field Surprise' },
    { why: 'a field deep inside', definition: machine(map({}, { States: { Inner: { ...task, Surprise: 1 } } })), says: 'state Inner' },
    {
      why: 'IsPresent: false',
      definition: machine({ Type: 'Choice', Choices: [{ And: [{ Variable: '$.a', IsPresent: false }], Next: 'One' }] }),
      says: 'write Not',
    },
    { why: 'ResultPath "$"', definition: machine({ ...task, ResultPath: '$' }), says: 'leave it out' },
    { why: 'a Result of nothing', definition: machine({ Type: 'Pass', Result: 0, End: true }), says: 'empty Result' },
    {
      why: 'the start by the real clock',
      definition: machine({ ...task, Parameters: { 'at.$': '$$.Execution.StartTime' } }),
      says: 'StartTime',
    },
    { why: 'a task token', definition: machine({ ...task, Parameters: { 't.$': '$$.Task.Token' } }), says: 'Task' },
    {
      why: 'two tasks of one name',
      definition: JSON.stringify({ StartAt: 'Inner', States: { Inner: task, One: map({}) } }),
      says: 'two Task states',
    },
  ])('$why', ({ definition, says }) => expect(() => readMachine('M', definition)).toThrow(says));

  it('a Task without a time limit keeps none, where the interpreter would give up after a minute', () => {
    expect(readMachine('M', machine(task)).tasks.get('One')?.TimeoutSeconds).toBeGreaterThan(3600);
    expect(readMachine('M', machine({ ...task, TimeoutSeconds: 7 })).tasks.get('One')?.TimeoutSeconds).toBe(7);
  });
});
