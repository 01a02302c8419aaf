import type { Knex } from 'knex';
import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { insertSource, insertWorkload } from '../__testUtils__/rows';
import { commitScores, type ScoresCommit } from './commitScores';

jest.setTimeout(60_000);

const NOW = '2026-05-01T00:00:00.000Z';
const LATER = '2026-05-02T00:00:00.000Z';
const COUNTS = { high: 1, medium: 0, none: 2, unanswered: 0, notApplicable: 0 };

function scores(id: string, changes: { question?: string } = {}): ScoresCommit {
  const { question = 'identities' } = changes;
  return {
    id,
    reportHash: `report of ${id}`,
    lensReviews: [
      {
        review: {
          lens_alias: 'wellarchitected',
          lens_arn: 'arn:lens',
          lens_name: 'Framework',
          lens_version: '1',
          lens_status: '',
          notes: '',
          aws_updated_at: NOW,
        },
        pillars: [
          { pillarId: 'security', pillarName: 'Security', riskCounts: COUNTS },
        ],
        answers: [
          {
            question_id: question,
            pillar_id: 'security',
            risk: 'HIGH',
            improvements: '["mfa"]',
          },
        ],
      },
    ],
  };
}

describe('commitScores', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    async function open(): Promise<Knex> {
      const knex = await migratedDatabase(databases, databaseId);
      await insertSource(knex);
      await insertWorkload(knex, { id: 'w1' });
      await insertWorkload(knex, { id: 'w2', read_at: NOW });
      return knex;
    }

    it('stores counts and what is at risk, and no tasks yet', async () => {
      const knex = await open();
      expect(await commitScores(knex, [scores('w1')], NOW)).toEqual(['w1']);
      expect(await knex('pillar_reviews')).toMatchObject([
        { workload_id: 'w1', pillar_name: 'Security', high: 1, position: 0 },
      ]);
      expect(await knex('answers')).toMatchObject([
        { workload_id: 'w1', question_id: 'identities', choices: '{}' },
      ]);
      expect(await knex('workloads').where({ id: 'w1' })).toMatchObject([
        { scored_at: NOW, report_hash: 'report of w1', read_at: null },
      ]);
      expect(await knex('tasks')).toEqual([]);
    });

    it('keeps of each workload what the report told of it', async () => {
      const knex = await open();
      await insertWorkload(knex, { id: 'w3' });
      const ids = await commitScores(
        knex,
        [scores('w3'), scores('w1'), scores('w2')],
        NOW,
      );
      expect(ids.sort()).toEqual(['w1', 'w3']);
      expect(
        await knex('workloads').orderBy('id').pluck('report_hash'),
      ).toEqual(['report of w1', null, 'report of w3']);
    });

    it('leaves alone what has details, or is not there', async () => {
      const knex = await open();
      expect(
        await commitScores(knex, [scores('w2'), scores('unknown')], NOW),
      ).toEqual([]);
      expect(await knex('answers')).toEqual([]);
      expect(await knex('workloads').where({ id: 'w2' })).toMatchObject([
        { scored_at: null, report_hash: null },
      ]);
    });

    it('replaces scores that the report told before', async () => {
      const knex = await open();
      await commitScores(knex, [scores('w1')], NOW);
      await commitScores(
        knex,
        [scores('w1', { question: 'incidents' })],
        LATER,
      );
      expect(await knex('answers').pluck('question_id')).toEqual(['incidents']);
      expect(await knex('lens_reviews')).toHaveLength(1);
    });

    it('stores all of them or none', async () => {
      const knex = await open();
      const broken = scores('w1');
      broken.lensReviews.push(broken.lensReviews[0]);
      await expect(commitScores(knex, [broken], NOW)).rejects.toThrow();
      expect(await knex('answers')).toEqual([]);
      expect(await knex('workloads').where({ id: 'w1' })).toMatchObject([
        { scored_at: null },
      ]);
    });
  });
});
