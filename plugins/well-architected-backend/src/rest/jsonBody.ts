import { InputError } from '@backstage/errors';
import express, { type RequestHandler } from 'express';

/**
 * Parses JSON bodies, and refuses the character NUL in them and in addresses:
 * PostgreSQL's text cannot hold it.
 */
export function jsonBody(): RequestHandler[] {
  return [
    (req, _res, next) => next(/%00/.test(req.url) ? hasNul() : undefined),
    express.json({
      // A thousand tasks, and why their risk is accepted.
      limit: '250kb',
      reviver: (_key, value) => withoutNul(value),
    }),
  ];
}

function withoutNul(value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\0')) {
    throw hasNul();
  }
  return value;
}

function hasNul(): InputError {
  return new InputError('Text must not contain the character NUL');
}
