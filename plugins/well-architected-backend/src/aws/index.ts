export { describeProblem } from './describeProblem';
export { SourceReader } from './SourceReader';
export {
  createSourceReader,
  defaultAccount,
  defaultRegion,
} from './createSourceReader';
export type * from './types';
