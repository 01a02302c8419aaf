import express, { type RequestHandler } from 'express';
import { nulRefused, withoutNul } from '../withoutNul';

/** Parses JSON bodies, and refuses the character NUL in them and in addresses. */
export function jsonBody(): RequestHandler[] {
  return [
    (req, _res, next) => {
      if (req.url.includes('%00')) {
        throw nulRefused();
      }
      next();
    },
    express.json({
      // A thousand tasks, and why their risk is accepted.
      limit: '250kb',
      reviver: (_key, value) => withoutNul(value),
    }),
  ];
}
