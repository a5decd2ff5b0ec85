// Runs one bundled function the way Lambda does: one event at a time, JSON in, JSON out. Plain CommonJS, since it is loaded as a worker's
// main file. Counts the calls to AWS services by watching the HTTP client, so that the function's code need not know.
const { subscribe } = require('node:diagnostics_channel');
const { parentPort, workerData } = require('node:worker_threads');

let calls = {};
subscribe('http.client.request.start', ({ request }) => {
  const target = request.getHeader('x-amz-target');
  if (typeof target === 'string') calls[target] = (calls[target] ?? 0) + 1;
});

const describe = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

const load = () => {
  const handler = require(workerData.file)[workerData.exportName];
  if (typeof handler === 'function') return handler;
  throw Object.assign(new Error(`${workerData.file} exports no function ${workerData.exportName}`), { name: 'Runtime.HandlerNotFound' });
};

let handler;
let broken;
try {
  handler = load();
} catch (error) {
  broken = describe(error);
}

const contextOf = ({ id, deadline }) => ({
  awsRequestId: id,
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: '$LATEST',
  invokedFunctionArn: workerData.arn,
  memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: `/aws/lambda/${process.env.AWS_LAMBDA_FUNCTION_NAME}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

const run = async (message) => {
  if (broken) return { error: broken };
  try {
    const answer = await handler(JSON.parse(message.event), contextOf(message));
    return { payload: JSON.stringify(answer ?? null) };
  } catch (error) {
    return { error: describe(error) };
  }
};

parentPort.on('message', async (message) => {
  const outcome = await run(message);
  const counted = calls;
  calls = {};
  parentPort.postMessage({ id: message.id, calls: counted, ...outcome });
});
