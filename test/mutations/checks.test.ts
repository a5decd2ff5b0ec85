import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHECKS } from './checks.ts';

describe('each check that is taken out one by one', () => {
  it.each(CHECKS)('stands once where it is taken from: $what', ({ file, code }) => {
    const text = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
    expect(text.split(code)).toHaveLength(2);
  });
});
