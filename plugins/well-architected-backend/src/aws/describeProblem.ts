import { isError } from '@backstage/errors';
import type { Problem } from 'backstage-plugin-well-architected-common';
import { adviceFor } from './adviceFor';
import { AwsCallError } from './AwsCallError';

const LONGEST_MESSAGE = 500;

/** What failed, in words for the people who can act on it. */
export function describeProblem(error: unknown, since: string): Problem {
  const call = error instanceof AwsCallError ? error : undefined;
  const cause = call?.cause ?? error;
  const name = isError(cause) ? cause.name : 'Error';
  const message = isError(cause) ? cause.message : String(cause);
  const { code, $metadata } = (cause ?? {}) as {
    code?: unknown;
    $metadata?: { requestId?: string };
  };
  return {
    name,
    message: readable(message) || String(code ?? name),
    operation: call?.operation,
    requestId: $metadata?.requestId,
    since,
    advice: adviceFor({
      action: call?.action,
      told: `${name} ${String(code ?? '')} ${message}`,
    }),
  };
}

/** The first line without secrets; what follows is for people with a debugger. */
function readable(message: string): string {
  return withoutSecrets(message.split('\n')[0]).slice(0, LONGEST_MESSAGE);
}

/** AWS repeats parts of a refused request: keys, tokens and signatures stay out. */
function withoutSecrets(message: string): string {
  return (
    message
      .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}\b/g, '$1…')
      // Base64 and hexadecimal; without a digit it is a long name or path.
      .replace(/(?=[A-Za-z+/=]*\d)[A-Za-z0-9+/=]{40,}/g, '…')
      // Base64 as in addresses. No name of an IAM role is that long.
      .replace(/[A-Za-z0-9_-]{65,}/g, '…')
  );
}
