import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { answerControl, isControlRequest } from '../control/controlRoutes';
import type { WireRequest, WireResponse } from '../protocol/wire';
import type { Outcome, Tool } from './answerCall';
import { dispatch } from './dispatch';

const largestBody = 1024 * 1024;

async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > largestBody) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readQuery(search: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(new URLSearchParams(search).keys())) {
    const values = new URLSearchParams(search).getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  return query;
}

function wireRequest(message: IncomingMessage, body: string): WireRequest {
  const { url = '/' } = message;
  const mark = url.includes('?') ? url.indexOf('?') : url.length;
  return {
    method: message.method ?? 'GET',
    path: url.slice(0, mark),
    query: readQuery(url.slice(mark + 1)),
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [
        name,
        String(value),
      ]),
    ),
    body,
  };
}

function send(
  response: ServerResponse,
  { status, headers, body }: WireResponse,
): void {
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

function carryOut(outcome: Outcome, response: ServerResponse): void {
  switch (outcome.kind) {
    case 'answer':
      send(response, outcome.response);
      break;
    case 'truncate': {
      const { status, headers, body } = outcome.response;
      response.writeHead(status, {
        ...headers,
        'content-length': Buffer.byteLength(body),
      });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
      break;
    }
    case 'reset':
      response.destroy();
      break;
    default:
      // 'hang': the client waits until it gives up or the server stops.
      break;
  }
}

/** The HTTP server of the local tool, not yet listening. */
export function createToolServer(tool: Tool): Server {
  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(message);
    if (body === undefined) {
      send(response, {
        status: 413,
        headers: { connection: 'close' },
        body: '',
      });
      return;
    }
    const request = wireRequest(message, body);
    if (isControlRequest(request)) {
      send(response, answerControl(request, tool));
    } else {
      carryOut(await dispatch(request, tool), response);
    }
  };
  const server = createServer((message, response) => {
    answer(message, response).catch(error => {
      // The client went away while it was being read or answered.
      response.destroy(error);
    });
  });
  // Longer than clients keep idle connections: a server that closes first makes
  // them fail at random.
  server.keepAliveTimeout = 120_000;
  return server;
}
