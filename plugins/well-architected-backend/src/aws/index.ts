export { isRefusedToken } from './AwsCallError';
export { describeProblem } from './describeProblem';
export { reportHashOf } from './readReport';
export { CALLS_AT_ONCE, REPORT_PAGE, SourceReader } from './SourceReader';
export {
  createSourceReader,
  defaultAccount,
  defaultRegion,
} from './createSourceReader';
export type { Page } from './allPages';
export type { CallOutcome, OnCall } from './meterCalls';
export type * from './types';
