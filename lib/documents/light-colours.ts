import type { Light } from '#domain/traffic-light.ts';

/** Behind a cell, RRGGBB: pale, so that a black-and-white print still reads. */
export const LIGHT_FILLS: Readonly<Record<Light, string>> = {
  blue: 'BDD7EE',
  green: 'C6EFCE',
  yellow: 'FFEB9C',
  red: 'FFC7CE',
  grey: 'D9D9D9',
};

/** Of a bar or a sign, RRGGBB: dark enough to be seen on white. */
export const LIGHT_TONES: Readonly<Record<Light, string>> = {
  blue: '2E75B6',
  green: '70AD47',
  yellow: 'FFC000',
  red: 'C00000',
  grey: 'A6A6A6',
};
