// Reads the service's API model (Smithy JSON) and writes what the SDK's schemas
// leave out: required members, lengths, ranges, patterns and enum values.
//
//   node scripts/limits.mjs path/to/wellarchitected-2020-03-31.json
import { readFileSync, writeFileSync } from 'node:fs';

const [modelFile] = process.argv.slice(2);
const { shapes } = JSON.parse(readFileSync(modelFile, 'utf8'));
const limits = {};

function limitsOf(target, traits) {
  const shape = shapes[target] ?? { type: 'simple' };
  const all = { ...shape.traits, ...traits };
  const { min, max } = {
    ...all['smithy.api#length'],
    ...all['smithy.api#range'],
  };
  const limit = {
    required: 'smithy.api#required' in all || undefined,
    min,
    max,
    pattern: all['smithy.api#pattern'],
  };
  if (shape.type === 'enum') {
    limit.values = Object.entries(shape.members).map(
      ([name, member]) => member.traits?.['smithy.api#enumValue'] ?? name,
    );
  }
  if (shape.type === 'list') {
    limit.item = limitsOf(shape.member.target, shape.member.traits);
  }
  if (shape.type === 'map') {
    limit.key = limitsOf(shape.key.target, shape.key.traits);
    limit.item = limitsOf(shape.value.target, shape.value.traits);
  }
  if (shape.type === 'structure' || shape.type === 'union') {
    addStructure(target);
  }
  const stated = Object.entries(limit).filter(([, value]) => value);
  return stated.length > 0 ? Object.fromEntries(stated) : undefined;
}

function addStructure(target) {
  const name = target.split('#')[1];
  if (limits[name]) {
    return;
  }
  limits[name] = {};
  for (const [member, { target: of, traits }] of Object.entries(
    shapes[target]?.members ?? {},
  )) {
    const limit = limitsOf(of, traits);
    if (limit) {
      limits[name][member] = limit;
    }
  }
}

for (const shape of Object.values(shapes)) {
  if (shape.type === 'operation' && shape.input) {
    addStructure(shape.input.target);
  }
}

const sorted = Object.fromEntries(
  Object.entries(limits)
    .filter(([, members]) => Object.keys(members).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(
  new URL('../src/protocol/modelLimits.json', import.meta.url),
  `${JSON.stringify(sorted, undefined, 2)}\n`,
);
