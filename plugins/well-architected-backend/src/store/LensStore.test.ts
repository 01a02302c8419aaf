import {
  createTestDatabases,
  migratedDatabase,
} from '../__testUtils__/databases';
import { LensStore, type LensTexts } from './LensStore';

jest.setTimeout(60_000);

const NOW = '2026-05-01T00:00:00.000Z';
const LATER = '2026-05-02T00:00:00.000Z';

const LENS: LensTexts = {
  lensArn: 'arn:lens',
  lensVersion: '1',
  lensName: 'Framework',
  pillars: [{ pillarId: 'security', pillarName: 'Security' }],
  questions: [
    {
      questionId: 'identities',
      pillarId: 'security',
      title: 'Identities?',
      choices: [
        { choiceId: 'mfa', title: 'A second factor' },
        { choiceId: 'none', title: 'None of these' },
      ],
    },
    {
      questionId: 'incidents',
      pillarId: 'security',
      title: 'Incidents?',
      choices: [],
    },
  ],
};

/** The lens as a workload tells it where a second factor is missing. */
const WITH_IMPROVEMENT: LensTexts = {
  ...LENS,
  questions: [
    {
      ...LENS.questions[0],
      choices: [
        {
          choiceId: 'mfa',
          title: 'A second factor',
          improvementText: 'Ask for one',
          improvementUrl: 'https://example.com/mfa',
        },
        { choiceId: 'none', title: 'None of these' },
      ],
    },
    LENS.questions[1],
  ],
};

describe('LensStore', () => {
  const databases = createTestDatabases();

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    async function open() {
      const knex = await migratedDatabase(databases, databaseId);
      let statements = 0;
      knex.on('query', () => {
        statements += 1;
      });
      const choicesOf = async (question_id: string) => {
        const row = await knex('lens_questions').where({ question_id }).first();
        return JSON.parse(row.choices);
      };
      return {
        knex,
        store: new LensStore(knex),
        choicesOf,
        statements: () => statements,
      };
    }

    it('stores the texts of a lens version once, in the order of the lens', async () => {
      const { knex, store, statements } = await open();
      await store.store(LENS, NOW);
      const before = statements();
      await store.store(LENS, LATER);
      expect(statements()).toBe(before);
      expect(
        await knex('lens_questions').orderBy('position').pluck('question_id'),
      ).toEqual(['identities', 'incidents']);
      expect(await knex('lens_versions')).toHaveLength(1);
    });

    it('adds what one workload tells to what another told, in any order', async () => {
      for (const told of [
        [LENS, WITH_IMPROVEMENT],
        [WITH_IMPROVEMENT, LENS],
      ]) {
        const { store, choicesOf } = await open();
        for (const lens of told) {
          await store.store(lens, NOW);
        }
        expect(await choicesOf('identities')).toEqual(
          WITH_IMPROVEMENT.questions[0].choices,
        );
      }
    });

    it('keeps what another process stored', async () => {
      const { knex, store, choicesOf } = await open();
      await store.store(WITH_IMPROVEMENT, NOW);
      await new LensStore(knex).store(LENS, LATER);
      expect(await choicesOf('identities')).toEqual(
        WITH_IMPROVEMENT.questions[0].choices,
      );
    });

    it('replaces a text that reads otherwise, and drops a choice that is gone', async () => {
      const { knex, store, choicesOf } = await open();
      await store.store(LENS, NOW);
      await store.store(
        {
          ...LENS,
          questions: [
            {
              ...LENS.questions[0],
              title: 'Who is who?',
              choices: [{ choiceId: 'mfa', title: 'Two factors' }],
            },
          ],
        },
        LATER,
      );
      expect(
        (await knex('lens_questions').where({ question_id: 'identities' }))[0]
          .title,
      ).toBe('Who is who?');
      expect(await choicesOf('identities')).toEqual([
        { choiceId: 'mfa', title: 'Two factors' },
      ]);
    });

    it('knows the names of the version that was read last', async () => {
      const { store } = await open();
      expect(await store.latest('arn:lens')).toBeUndefined();
      await store.store({ ...LENS, lensVersion: '2' }, LATER);
      await store.store({ ...LENS, lensName: 'The old one' }, NOW);
      expect(await store.latest('arn:lens')).toEqual({
        lensArn: 'arn:lens',
        lensVersion: '2',
        lensName: 'Framework',
        pillars: LENS.pillars,
      });
    });
  });
});
