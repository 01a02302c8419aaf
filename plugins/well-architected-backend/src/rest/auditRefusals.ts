import type { AuditorService } from '@backstage/backend-plugin-api';
import { isError, NotAllowedError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/** Tells the auditor of reads that were refused; changes tell it themselves. */
export function auditRefusals(auditor: AuditorService): ErrorRequestHandler {
  return (error, request, _response, next) => {
    if (
      request.method !== 'GET' ||
      !isError(error) ||
      error.name !== NotAllowedError.name
    ) {
      next(error);
      return;
    }
    auditor
      .createEvent({ eventId: 'read', severityLevel: 'medium', request })
      .then(event => event.fail({ error }))
      .then(() => next(error), next);
  };
}
