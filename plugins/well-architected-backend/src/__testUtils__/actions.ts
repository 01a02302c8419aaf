import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { startLocalTool, type LocalTool } from 'well-architected-tool-local';
import { createTestDatabases } from './databases';
import { PARCELS_WORKLOAD, someTaskOf, startPeopledPortal } from './people';
import type { Portal } from './portal';

/** What the tests of an action have. */
export interface Scene {
  readonly portal: Portal;
  /** A task of the workload of `PARCELS`. */
  readonly taskId: string;
  /** Carries out an action in the name of a user. */
  act<T = JsonObject>(
    user: string,
    action: string,
    input?: JsonObject,
  ): Promise<T>;
  /** Carries out an action in the name of anybody. */
  actAs<T = JsonObject>(
    credentials: BackstageCredentials,
    action: string,
    input?: JsonObject,
  ): Promise<T>;
  /** What the auditor was told while something was done. */
  auditedDuring(done: () => Promise<unknown>): Promise<unknown[]>;
}

/**
 * Tests an action on each database, in a portal in which each caller sees and
 * may do something else.
 */
export function describeAction(
  name: string,
  tests: (scene: Scene) => void,
): void {
  jest.setTimeout(60_000);
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())(`${name}, %p`, databaseId => {
    let tool: LocalTool;
    let portal: Portal;
    let taskId: string;

    beforeAll(async () => {
      tool = await startLocalTool();
      const knex = await databases.init(databaseId);
      portal = await startPeopledPortal(knex, tool);
      taskId = await someTaskOf(knex, PARCELS_WORKLOAD);
    });
    afterAll(async () => {
      await portal.stop();
      await tool.stop();
    });

    const actAs: Scene['actAs'] = async <T>(
      credentials: BackstageCredentials,
      action: string,
      input: JsonObject = {},
    ) => {
      const id = `test:${action}`;
      const { output } = await portal.actions.invoke({
        id,
        input,
        credentials,
      });
      return output as T;
    };
    tests({
      get portal() {
        return portal;
      },
      get taskId() {
        return taskId;
      },
      actAs,
      act: (user, action, input) =>
        actAs(mockCredentials.user(`user:default/${user}`), action, input),
      auditedDuring: async done => {
        const before = portal.audited().length;
        await done();
        return portal.audited().slice(before);
      },
    });
  });
}
