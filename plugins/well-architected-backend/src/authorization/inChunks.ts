/** What one request asks for; the catalog takes 100 kB of entity references. */
const CHUNK = 500;

/** Asks many questions, some at a time, and gives the answers in their order. */
export async function inChunks<Q, T>(
  questions: Q[],
  ask: (questions: Q[]) => Promise<T[]>,
): Promise<T[]> {
  const answers: T[] = [];
  for (let i = 0; i < questions.length; i += CHUNK) {
    answers.push(...(await ask(questions.slice(i, i + CHUNK))));
  }
  return answers;
}
