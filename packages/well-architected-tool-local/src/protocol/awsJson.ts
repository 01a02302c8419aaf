import { AwsError } from './errors';
import type { Operation } from './operations';
import type { Protocol } from './protocol';
import { readInput } from './readInput';
import { writeOutput } from './writeOutput';

const contentType = 'application/x-amz-json-1.1';

function readBody(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body || '{}');
    if (typeof parsed === 'object' && parsed !== null) {
      return { ...parsed };
    }
  } catch {
    // Told below, as for JSON that is not an object.
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object');
}

/** The awsJson1_1 protocol: the operation stands in the `X-Amz-Target` header. */
export function awsJson(operations: ReadonlyMap<string, Operation>): Protocol {
  return {
    parse(request) {
      const target = request.headers['x-amz-target'] ?? '';
      const operation = operations.get(target.split('.')[1] ?? '');
      if (!operation || request.method !== 'POST') {
        throw new AwsError(
          'UnknownOperationException',
          `The operation ${target} is not known to the service`,
        );
      }
      return {
        operation,
        input: () => readInput(operation.input, readBody(request.body)),
      };
    },
    answer: (operation, output, requestId) => ({
      status: 200,
      headers: { 'content-type': contentType, 'x-amzn-requestid': requestId },
      body: JSON.stringify(writeOutput(operation.output, output) ?? {}),
    }),
    fail: (error, requestId) => ({
      status: error.status,
      headers: {
        'content-type': contentType,
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.name,
      },
      body: JSON.stringify({
        __type: error.name,
        message: error.message,
        ...error.members,
      }),
    }),
  };
}
