import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteWorkloadCommand,
  GetAnswerCommand,
  GetLensCommand,
  GetMilestoneCommand,
  GetWorkloadCommand,
  ImportLensCommand,
  ListWorkloadsCommand,
  CreateMilestoneCommand,
  CreateWorkloadCommand,
  UpdateAnswerCommand,
} from '@aws-sdk/client-wellarchitected';
import checklist from '../../lenses/review-checklist.json';
import { startLocalTool } from '../startLocalTool';
import { idOf, wellArchitected } from '../testing/sampleClients';

describe('the data file', () => {
  let folder: string;
  let dataFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'well-architected-'));
    dataFile = join(folder, 'not', 'there', 'yet.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function withTool<T>(
    act: (client: ReturnType<typeof wellArchitected>) => Promise<T>,
    now?: Date,
  ): Promise<T> {
    const tool = await startLocalTool({ dataFile, now });
    try {
      return await act(wellArchitected(tool.url));
    } finally {
      await tool.stop();
    }
  }

  const answer = {
    WorkloadId: idOf('Cart'),
    LensAlias: 'wellarchitected',
    QuestionId: 'identities',
  };

  it('keeps every kind of change over a restart', async () => {
    const read = async (
      client: ReturnType<typeof wellArchitected>,
      LensAlias?: string,
    ) => ({
      answer: (await client.send(new GetAnswerCommand(answer))).Answer,
      milestone: (
        await client.send(
          new GetMilestoneCommand({
            WorkloadId: answer.WorkloadId,
            MilestoneNumber: 3,
          }),
        )
      ).Milestone,
      list: (await client.send(new ListWorkloadsCommand({}))).WorkloadSummaries,
      lens: (await client.send(new GetLensCommand({ LensAlias }))).Lens,
    });
    let lensArn: string | undefined;
    const before = await withTool(async client => {
      await client.send(
        new UpdateAnswerCommand({
          ...answer,
          SelectedChoices: ['identities_no'],
          Notes: 'é',
        }),
      );
      for (const MilestoneName of ['Second', 'Third']) {
        await client.send(
          new CreateMilestoneCommand({
            WorkloadId: answer.WorkloadId,
            MilestoneName,
          }),
        );
      }
      await client.send(
        new DeleteWorkloadCommand({ WorkloadId: idOf('Pricing') }),
      );
      await client.send(
        new CreateWorkloadCommand({
          WorkloadName: 'New one',
          Description: 'Made before the restart.',
          Environment: 'PRODUCTION',
          AwsRegions: ['eu-west-1'],
          Lenses: ['wellarchitected'],
        }),
      );
      lensArn = (
        await client.send(
          new ImportLensCommand({ JSONString: JSON.stringify(checklist) }),
        )
      ).LensArn;
      return read(client, lensArn);
    });
    expect(await withTool(client => read(client, lensArn))).toEqual(before);
    expect(before.list?.map(({ WorkloadName }) => WorkloadName)).toContain(
      'New one',
    );
    expect(before.list?.map(({ WorkloadName }) => WorkloadName)).not.toContain(
      'Pricing',
    );
  });

  it('holds the sample’s dates where they were', async () => {
    const updatedAt = (now: Date) =>
      withTool(
        async client =>
          (
            await client.send(
              new GetWorkloadCommand({ WorkloadId: idOf('Cart') }),
            )
          ).Workload?.UpdatedAt,
        now,
      );
    const first = await updatedAt(new Date('2026-01-10T00:00:00Z'));
    expect(await updatedAt(new Date('2026-01-20T00:00:00Z'))).toEqual(first);
  });

  it('keeps one line for each thing that changed', async () => {
    for (const Notes of ['one', 'two']) {
      await withTool(client =>
        client.send(new UpdateAnswerCommand({ ...answer, Notes })),
      );
    }
    await withTool(async () => {});
    expect(readFileSync(dataFile, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('passes over a line that was broken off, and refuses a broken file', async () => {
    await withTool(client =>
      client.send(new UpdateAnswerCommand({ ...answer, Notes: 'written' })),
    );
    appendFileSync(dataFile, '{"kind":"workload","key"');
    const { Answer } = await withTool(client =>
      client.send(new GetAnswerCommand(answer)),
    );
    expect(Answer?.Notes).toBe('written');
    appendFileSync(dataFile, 'not JSON\n{}\n');
    await expect(startLocalTool({ dataFile })).rejects.toThrow(
      /yet\.jsonl, line 3/,
    );
  });
});
