import { repeatsIn } from '#contract/refuse-repeats.ts';
import { RuleError } from '#domain/errors.ts';
import { lightRuleErrors } from '#domain/light-rules.ts';
import { changeTown } from '#runtime/change-town.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Changes the town's name, policy, region or own seasons; published tasks keep the seasons that they were published with. */
export const changeOrganization = endpoint('changeOrganization', (request, services) =>
  changeTown(request, services, (organization) => {
    const { name, region, seasons, policy } = organization;
    const before = { name, region, seasons, policy };
    const clearing = { ...policy.clearing, ...request.body.policy?.clearing };
    const lights = policy.lights || request.body.policy?.lights ? { ...policy.lights, ...request.body.policy?.lights } : undefined;
    const after = { ...before, ...request.body, policy: { ...policy, ...request.body.policy, clearing, ...(lights && { lights }) } };
    const disordered = lightRuleErrors(after.policy).map(({ pointer, message }) => ({ pointer: `/policy/lights${pointer}`, message }));
    if (disordered.length > 0) throw new RuleError('BodyIsWrong', '灯的规则有误，内容未保存。', disordered);
    const repeats = repeatsIn(after.seasons, 'name').map(({ pointer, message }) => ({ pointer: `/seasons${pointer}`, message }));
    if (repeats.length > 0) throw new RuleError('BodyIsWrong', '季节表有误，内容未保存。', repeats);
    return {
      kind: 'organization-changed',
      next: { ...organization, ...after },
      before,
      after,
      answerOf: (version) => ({ body: { version } }),
    };
  }),
);
