import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from './errors';
import type { Operation } from './operations';
import type { Protocol } from './protocol';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

function readForm(
  schema: NormalizedSchema,
  form: URLSearchParams,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const text = form.get(name);
    if (text !== null) {
      input[name] = member.isNumericSchema() ? Number(text) : text;
    }
  }
  return input;
}

function xmlResult(operation: Operation, output: unknown): string {
  const serializer = new XmlShapeSerializer({
    xmlNamespace: namespace,
    serviceNamespace: namespace,
    timestampFormat: { useTrait: true, default: 5 },
  });
  serializer.write(operation.output, output);
  const xml = String(serializer.flush());
  // The serializer names the root after the output's shape; the protocol wants
  // the name of the operation.
  const inner = xml.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '');
  return `<${operation.name}Result>${inner}</${operation.name}Result>`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, char => `&#${char.charCodeAt(0)};`);
}

/** The awsQuery protocol of STS: a form in, XML out. Reads members that are not lists. */
export function awsQuery(operations: ReadonlyMap<string, Operation>): Protocol {
  const headers = (requestId: string) => ({
    'content-type': 'text/xml',
    'x-amzn-requestid': requestId,
  });
  return {
    parse(request) {
      const form = new URLSearchParams(request.body);
      const action = form.get('Action') ?? '';
      const operation = operations.get(action);
      if (!operation || request.method !== 'POST') {
        throw new AwsError(
          'InvalidAction',
          `Could not find operation ${action} for version ${form.get(
            'Version',
          )}`,
        );
      }
      return { operation, input: () => readForm(operation.input, form) };
    },
    answer: (operation, output, requestId) => ({
      status: 200,
      headers: headers(requestId),
      body:
        `<${operation.name}Response xmlns="${namespace}">` +
        `${xmlResult(operation, output)}` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>` +
        `</${operation.name}Response>`,
    }),
    fail: (error, requestId) => ({
      status: error.status,
      headers: headers(requestId),
      body:
        `<ErrorResponse xmlns="${namespace}"><Error>` +
        `<Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>` +
        `<Code>${escapeXml(error.name)}</Code>` +
        `<Message>${escapeXml(error.message)}</Message>` +
        `</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    }),
  };
}
