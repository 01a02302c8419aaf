import { UpdateWorkloadCommand } from '@aws-sdk/client-wellarchitected';
import {
  accounts,
  startLocalTool,
  type LocalTool,
} from 'well-architected-tool-local';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { consoleOf, idOf, startEngine } from '../__testUtils__/engine';

jest.setTimeout(60_000);

const ACCOUNT = accounts.logistics;
const REGION = 'us-east-1';
const WORKLOAD = idOf('Parcel tracking US');

describe('storableTexts', () => {
  const databases = createTestDatabases();
  let tool: LocalTool;

  beforeEach(async () => {
    tool = await startLocalTool();
  });
  afterEach(() => tool.stop());

  it.each(databases.eachSupportedId())(
    'has texts with the character NUL stored, which AWS allows, on %p',
    async databaseId => {
      await consoleOf(tool, ACCOUNT, REGION).send(
        new UpdateWorkloadCommand({
          WorkloadId: WORKLOAD,
          WorkloadName: 'Parcel\0tracking',
          Description: 'All\0',
          Notes: 'a\0b\0',
        }),
      );
      const knex = await migratedDatabase(databases, databaseId);
      const engine = await startEngine({
        knex,
        tool,
        wellArchitected: {
          sources: [{ accountId: ACCOUNT, regions: [REGION] }],
        },
      });
      expect(await engine.wake(`${ACCOUNT}:${REGION}`)).toMatchObject({
        state: 'succeeded',
      });
      expect(await engine.stores.workloads.get(WORKLOAD)).toMatchObject({
        name: 'Parcel\uFFFDtracking',
        description: 'All\uFFFD',
        notes: 'a\uFFFDb\uFFFD',
      });
      // What is read again is what was read.
      expect(await engine.wakeWhenDue(`${ACCOUNT}:${REGION}`)).toMatchObject({
        total: 0,
      });
    },
  );
});
