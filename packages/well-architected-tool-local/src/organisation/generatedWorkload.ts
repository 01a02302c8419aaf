import { chance, choose } from './chance';
import type { ReviewState } from './maturity';
import type { SampleWorkload } from './sampleWorkload';
import { sources } from './sources';

const adjectives = [
  'Amber',
  'Birch',
  'Coral',
  'Dune',
  'Ember',
  'Fern',
  'Garnet',
  'Heath',
];
const nouns = [
  'ingest',
  'gateway',
  'planner',
  'ledger',
  'scheduler',
  'index',
  'portal',
  'mailer',
];
const states: readonly ReviewState[] = [
  'not reviewed',
  'half reviewed',
  'good',
  'fair',
  'fair',
  'bad',
  'improving',
  'stale',
];

/** A workload beyond the named ones, made up from its index alone. */
export function generatedWorkload(index: number): SampleWorkload {
  const number = String(index).padStart(5, '0');
  const source = sources[index % sources.length];
  const name = `${choose(adjectives, index, 1)} ${choose(
    nouns,
    index,
    2,
  )} ${number}`;
  return {
    ...source,
    name,
    description: `Generated workload ${number} of the sample organisation.`,
    environment: chance(index, 3) < 0.7 ? 'PRODUCTION' : 'PREPRODUCTION',
    entity: `generated-${number}`,
    linkedBy: chance(index, 4) < 0.5 ? 'tag' : 'nothing',
    state: choose(states, index, 5),
    lenses: ['framework'],
    reviewOwner: 'architecture@larkfield.example',
  };
}

/** Without milestones, so that every workload takes the same calls to read. */
const plainStates: readonly ReviewState[] = [
  'not reviewed',
  'half reviewed',
  'bad',
];

/** A workload of an organisation that has all of them in one source. */
export function oneSourceWorkload(index: number): SampleWorkload {
  return {
    ...generatedWorkload(index),
    ...sources[0],
    state: choose(plainStates, index, 5),
  };
}
