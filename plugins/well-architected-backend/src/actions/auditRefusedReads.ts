import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { isError, NotAllowedError } from '@backstage/errors';
import type { ActionServices } from './ActionServices';

/**
 * A registry whose actions tell the auditor of reads that were refused, as the
 * routes do; changes tell it themselves.
 */
export function auditRefusedReads({
  actionsRegistry,
  auditor,
  actorOf,
}: ActionServices): ActionsRegistryService {
  const told = async <T>(
    credentials: BackstageCredentials,
    read: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      if (isError(error) && error.name === NotAllowedError.name) {
        const event = await auditor.createEvent({
          eventId: 'read',
          severityLevel: 'medium',
          meta: { actor: actorOf(credentials) },
        });
        await event.fail({ error });
      }
      throw error;
    }
  };
  return {
    register: options =>
      actionsRegistry.register(
        options.attributes?.readOnly
          ? {
              ...options,
              action: context =>
                told(context.credentials, () => options.action(context)),
            }
          : options,
      ),
  };
}
