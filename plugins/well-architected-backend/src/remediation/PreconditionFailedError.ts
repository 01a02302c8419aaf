import { CustomErrorBase } from '@backstage/errors';

/** Somebody else changed what is to be changed: HTTP's 412. */
export class PreconditionFailedError extends CustomErrorBase {
  name = 'PreconditionFailedError' as const;
  statusCode = 412;
}
