import { RuleError } from '#domain/errors.ts';
import { type Town, townOfMachine } from '#store/town.ts';

/** The town that an operator names in the address: of a shape that no other key has; null for what names none. */
export const townIn = (text = ''): Town | null => (/^[a-z][a-z0-9]{1,30}$/.test(text) ? townOfMachine(text) : null);

/** The same for one that is to be set up. @throws RuleError BodyIsWrong */
export const townNamed = (text: string | undefined): Town => {
  const town = townIn(text);
  if (town) return town;
  const message = '乡镇代号只能用小写字母和数字，以字母开头，2 到 31 位。';
  throw new RuleError('BodyIsWrong', message, [{ pointer: '/town', message: '代号有误' }]);
};
