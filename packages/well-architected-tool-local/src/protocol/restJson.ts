import { AwsError } from './errors';
import type { Operation } from './operations';
import type { Protocol } from './protocol';
import { readInput } from './readInput';
import type { WireRequest } from './wire';
import { writeOutput } from './writeOutput';

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
}

function routeOf(operation: Operation): Route {
  const pattern = operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { operation, pattern: new RegExp(`^${pattern}/?$`) };
}

function readBody(body: string): Record<string, unknown> {
  if (body.trim() === '') {
    return {};
  }
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) {
      return { ...parsed };
    }
  } catch {
    // Told below, as for JSON that is not an object.
  }
  throw new AwsError('ValidationException', 'The body is not a JSON object', {
    Reason: 'CANNOT_PARSE',
  });
}

function decodeLabel(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    throw new AwsError('ValidationException', 'The path cannot be decoded', {
      Reason: 'CANNOT_PARSE',
    });
  }
}

function rawInput(
  operation: Operation,
  labels: Record<string, string>,
  request: WireRequest,
): { raw: Record<string, unknown>; textMembers: Set<string> } {
  const body = readBody(request.body);
  const raw: Record<string, unknown> = {};
  const textMembers = new Set<string>();
  if (operation.input.isStructSchema()) {
    for (const [name, member] of operation.input.structIterator()) {
      const { httpLabel, httpQuery } = member.getMergedTraits();
      if (httpLabel) {
        raw[name] = decodeLabel(labels[name]);
        textMembers.add(name);
      } else if (httpQuery) {
        raw[name] = request.query[httpQuery];
        textMembers.add(name);
      } else {
        raw[name] = body[name];
      }
    }
  }
  return { raw, textMembers };
}

/** The restJson1 protocol: routes, labels, query members and JSON bodies. */
export function restJson(operations: Iterable<Operation>): Protocol {
  // Literal paths first, so that no label swallows a word of another route.
  const routes = [...operations]
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)
    .map(routeOf);

  return {
    parse(request) {
      for (const { operation, pattern } of routes) {
        const match = pattern.exec(request.path);
        if (match && operation.method === request.method) {
          return {
            operation,
            input: () => {
              const { raw, textMembers } = rawInput(
                operation,
                match.groups ?? {},
                request,
              );
              return readInput(operation.input, raw, textMembers);
            },
          };
        }
      }
      throw new AwsError(
        'UnknownOperationException',
        'The requested operation is not known to the service',
        {},
        404,
      );
    },
    answer: (operation, output, requestId) => ({
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
      },
      body: JSON.stringify(writeOutput(operation.output, output) ?? {}),
    }),
    fail: (error, requestId) => ({
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.name,
      },
      body: JSON.stringify({ Message: error.message, ...error.members }),
    }),
  };
}
