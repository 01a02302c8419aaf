import { CustomErrorBase } from '@backstage/errors';

/** All of a turn does not do for one workload. */
export class TooLongError extends CustomErrorBase {
  name = 'TooLongError' as const;

  constructor() {
    super(
      'Reading this workload takes longer than a turn of its source may take',
    );
  }
}
