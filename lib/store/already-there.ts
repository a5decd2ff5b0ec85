import type { Item } from './table.ts';

/** A thing that is written once is there already: for a repeated step that is success. */
export class AlreadyThere extends Error {
  readonly present: Item | undefined;

  constructor(present: Item | undefined) {
    super('Already there');
    this.name = 'AlreadyThere';
    this.present = present;
  }
}
