import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { withoutNul } from '../withoutNul';

/** A registry whose actions refuse the character NUL, as the routes do. */
export function refuseNul(
  actionsRegistry: ActionsRegistryService,
): ActionsRegistryService {
  return {
    register: options =>
      actionsRegistry.register({
        ...options,
        action: async context => {
          JSON.stringify(context.input, (_key, value) => withoutNul(value));
          return options.action(context);
        },
      }),
  };
}
