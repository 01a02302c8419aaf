import type { Notice } from '../store/Notice';
import type { DueTaskRow } from '../store/NoticeStore';

/** How many tasks a digest names. */
const NAMED = 3;

/**
 * One digest for each person: of the tasks that are theirs or of a group of
 * theirs.
 *
 * @param tasks - the most urgent first
 * @param people - the people behind each owner
 */
export function digestsOf(
  tasks: DueTaskRow[],
  people: Map<string, string[]>,
  day: string,
): Notice[] {
  const byPerson = new Map<string, DueTaskRow[]>();
  for (const task of tasks) {
    for (const person of people.get(task.owner_ref) ?? []) {
      const theirs = byPerson.get(person) ?? [];
      theirs.push(task);
      byPerson.set(person, theirs);
    }
  }
  return [...byPerson].map(([person, theirs]) => {
    const overdue = theirs.filter(({ due_date }) => due_date < day).length;
    return {
      kind: 'due',
      person,
      day,
      overdue,
      dueSoon: theirs.length - overdue,
      first: theirs.slice(0, NAMED).map(({ title, workload_name }) => ({
        title,
        workloadName: workload_name,
      })),
    };
  });
}
