import { describeContract } from '../support/contract/describe-contract.ts';

describeContract({ seeds: 400, oneIn: 1 });
