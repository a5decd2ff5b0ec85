import { describeContract } from '../support/contract/describe-contract.ts';

// All wrong calls, and many more of chance, are among the long runs.
describeContract({ seeds: 8, oneIn: 3 });
