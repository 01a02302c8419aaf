import type { Problem } from 'backstage-plugin-well-architected-common';

/** A failure at AWS in one line: what to do first, then AWS's own words. */
export function describeProblem(problem: Problem): string {
  const { name, message, operation, requestId, advice } = problem;
  const where = [operation, name].filter(Boolean).join(' ');
  const trace = requestId ? ` (request ${requestId})` : '';
  return [advice, `${where}: ${message}${trace}`].filter(Boolean).join(' ');
}
