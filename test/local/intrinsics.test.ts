import { describe, expect, it } from 'vitest';
import { resolve, type Scope } from '#local/intrinsics.ts';

const scope: Scope = {
  ref: (name) => ({ 'AWS::Region': 'us-east-1', Table: 'tasks', Empty: '' })[name],
  attribute: (resource, attribute) => `${resource}/${attribute}`,
  condition: (name) => name === 'Yes',
};

describe('intrinsic functions', () => {
  it.each([
    { why: 'plain values stay', value: { a: [1, 'x', null, true] }, is: { a: [1, 'x', null, true] } },
    { why: 'Ref', value: { Ref: 'Table' }, is: 'tasks' },
    { why: 'Ref inside a list', value: [{ Ref: 'Table' }], is: ['tasks'] },
    { why: 'Fn::GetAtt as a list', value: { 'Fn::GetAtt': ['Table', 'Arn'] }, is: 'Table/Arn' },
    { why: 'Fn::GetAtt as text', value: { 'Fn::GetAtt': 'Table.Stream.Arn' }, is: 'Table/Stream.Arn' },
    { why: 'Fn::Join', value: { 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 3]] }, is: 'a-tasks-3' },
    { why: 'Fn::Join leaves out no value', value: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, is: 'a-b' },
    { why: 'Fn::Join of a split', value: { 'Fn::Join': ['/', { 'Fn::Split': ['.', 'a.b'] }] }, is: 'a/b' },
    { why: 'Fn::Sub with a resource and a pseudo parameter', value: { 'Fn::Sub': '${Table}.${AWS::Region}' }, is: 'tasks.us-east-1' },
    { why: 'Fn::Sub with an attribute', value: { 'Fn::Sub': '<${Table.Arn}>' }, is: '<Table/Arn>' },
    { why: 'Fn::Sub with a literal', value: { 'Fn::Sub': '${!Table}' }, is: '${Table}' },
    { why: 'Fn::Sub with own variables', value: { 'Fn::Sub': ['${x}', { x: { Ref: 'Table' } }] }, is: 'tasks' },
    { why: 'Fn::Select', value: { 'Fn::Select': [1, ['a', 'b']] }, is: 'b' },
    { why: 'Fn::Select of a split', value: { 'Fn::Select': [2, { 'Fn::Split': [':', 'a:b:c'] }] }, is: 'c' },
    { why: 'Fn::If true', value: { 'Fn::If': ['Yes', 1, 2] }, is: 1 },
    { why: 'Fn::If false leaves a property out', value: { a: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, b: 2 }, is: { b: 2 } },
    { why: 'Fn::Equals', value: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] }, is: true },
    { why: 'Fn::Not and a named condition', value: { 'Fn::Not': [{ Condition: 'No' }] }, is: true },
    { why: 'Fn::And, Fn::Or', value: { 'Fn::And': [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] }, true] }, is: true },
    {
      why: 'Condition of a policy is no function',
      value: { Condition: { StringEquals: { a: 'b' } } },
      is: { Condition: { StringEquals: { a: 'b' } } },
    },
  ])('$why', ({ value, is }) => expect(resolve(value, scope)).toEqual(is));

  it.each([
    { why: 'an unknown function', value: { 'Fn::ImportValue': 'x' }, says: 'Fn::ImportValue is not known' },
    { why: 'a function deep inside', value: { a: [{ b: { 'Fn::Cidr': [] } }] }, says: 'Fn::Cidr is not known' },
    { why: 'a join of something that is no text', value: { 'Fn::Join': ['', [{}]] }, says: 'Fn::Join needs text' },
    { why: 'a join of no list', value: { 'Fn::Join': 'x' }, says: 'Fn::Join needs a list' },
  ])('refuses $why', ({ value, says }) => expect(() => resolve(value, scope)).toThrow(says));
});
