import {
  parseEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The entity that a text names.
 *
 * @throws InputError for what is no full entity reference
 */
export function readEntityRef(text: string): CompoundEntityRef {
  try {
    return parseEntityRef(text);
  } catch {
    throw new InputError(`'${text}' is no entity reference`);
  }
}
