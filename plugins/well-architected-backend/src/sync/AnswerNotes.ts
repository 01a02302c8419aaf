import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { describeProblem } from '../aws';
import type { AnswerStore } from '../store/AnswerStore';
import type { SourceReaders } from './SourceReaders';

/** The notes of answers, which AWS tells one by one only. */
export class AnswerNotes {
  readonly #answers: AnswerStore;
  readonly #readers: SourceReaders;
  readonly #logger: LoggerService;

  constructor(options: {
    answers: AnswerStore;
    readers: SourceReaders;
    logger: LoggerService;
  }) {
    this.#answers = options.answers;
    this.#readers = options.readers;
    this.#logger = options.logger;
  }

  /**
   * The notes of an answer: read from AWS once for each read of its workload.
   * Null when AWS cannot be asked.
   *
   * @throws NotFoundError when there is no such answer
   */
  async get(
    workloadId: string,
    lensAlias: string,
    questionId: string,
  ): Promise<string | null> {
    const key = {
      workload_id: workloadId,
      lens_alias: lensAlias,
      question_id: questionId,
    };
    const answer = await this.#answers.get(key);
    if (!answer) {
      throw new NotFoundError(
        `Workload ${workloadId} has no question ${questionId} in ${lensAlias}`,
      );
    }
    const isKnown =
      answer.notes !== null && answer.notes_read_at === answer.read_at;
    if (isKnown || !this.#readers.has(answer.source_id)) {
      return answer.notes;
    }
    try {
      const reader = await this.#readers.get(answer.source_id);
      const details = await reader.readAnswer(
        workloadId,
        lensAlias,
        questionId,
      );
      await this.#answers.setDetails(key, {
        ...details,
        readAt: answer.read_at,
      });
      return details.notes;
    } catch (error) {
      const { name, message } = describeProblem(error, '');
      this.#logger.warn(
        `Could not read the notes of ${questionId} in workload ${workloadId}: ${name}: ${message}`,
      );
      return answer.notes;
    }
  }
}
