import express, { type RequestHandler } from 'express';
import { withoutNul } from '../withoutNul';

/** Parses JSON bodies, and refuses the character NUL in them and in addresses. */
export function jsonBody(): RequestHandler[] {
  return [
    (req, _res, next) => {
      withoutNul(req.url.replaceAll('%00', '\0'));
      next();
    },
    express.json({
      // A thousand tasks, and why their risk is accepted.
      limit: '250kb',
      reviver: (_key, value) => withoutNul(value),
    }),
  ];
}
