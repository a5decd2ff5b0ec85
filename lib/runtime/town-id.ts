import { RuleError } from '#domain/errors.ts';
import { type Town, townOfMachine } from '#store/town.ts';

/** The town that an operator means. @throws RuleError BodyIsWrong */
export const townIdOf = (text = ''): Town => {
  if (!/^[a-z][a-z0-9]{1,30}$/.test(text))
    throw new RuleError('BodyIsWrong', '乡镇代号只能用小写字母和数字，以字母开头，2 到 31 位。', [
      { pointer: '/town', message: '代号有误' },
    ]);
  return townOfMachine(text);
};
