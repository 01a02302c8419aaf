import type { SyncRunRow } from '../store/tables';
import { mostUrgent } from './urgency';

type Run = Pick<SyncRunRow, 'id' | 'scope' | 'trigger'>;

const SCHEDULED: Run = { id: 'all', scope: 'source', trigger: 'schedule' };
const ASKED: Run = { id: 'asked', scope: 'source', trigger: 'person' };
const TOLD: Run = { id: 'told', scope: 'workloads', trigger: 'event' };
const PERSON: Run = { id: 'person', scope: 'workloads', trigger: 'person' };
const OTHER: Run = { id: 'other', scope: 'workloads', trigger: 'person' };

describe('mostUrgent', () => {
  it.each<[string, Run[], Run | undefined, string | undefined]>([
    ['nothing waits', [], undefined, undefined],
    ['the only one goes', [SCHEDULED], undefined, 'all'],
    ['a person goes before events', [TOLD, PERSON], undefined, 'person'],
    ['events go before a source', [ASKED, TOLD], undefined, 'told'],
    ['of two people the first goes', [TOLD, OTHER, PERSON], undefined, 'other'],
    ['of two sources the first goes', [ASKED, SCHEDULED], undefined, 'asked'],
    ['a source lets events pass', [SCHEDULED, TOLD], SCHEDULED, 'told'],
    ['a source lets people pass', [TOLD, PERSON], SCHEDULED, 'person'],
    ['events let people pass', [TOLD, ASKED, PERSON], TOLD, 'person'],
    ['events let no other events pass', [TOLD, SCHEDULED], TOLD, undefined],
    ['a person lets nobody pass', [TOLD, OTHER, ASKED], PERSON, undefined],
  ])('%s', (_, runs, than, id) => {
    const rows = runs as SyncRunRow[];
    expect(mostUrgent(rows, than as SyncRunRow | undefined)?.id).toBe(id);
  });
});
