import { Gate } from './Gate';

/** What waits at a gate, by whether it is through. */
function passing(gate: Gate) {
  const state = { isThrough: false };
  const passed = gate.pass().then(() => {
    state.isThrough = true;
  });
  return { state, passed };
}

describe('Gate', () => {
  it('is open until it is closed', async () => {
    await expect(new Gate().pass()).resolves.toBeUndefined();
  });

  it('holds back what comes while it is closed, until it opens', async () => {
    const gate = new Gate();
    gate.close();
    const { state, passed } = passing(gate);
    await new Promise(setImmediate);
    expect(state.isThrough).toBe(false);
    gate.open();
    await passed;
    expect(state.isThrough).toBe(true);
  });

  it('closes again, and counts how often it was opened', async () => {
    const gate = new Gate();
    gate.close();
    gate.open();
    gate.close();
    const { state } = passing(gate);
    await new Promise(setImmediate);
    expect(state.isThrough).toBe(false);
    expect(gate.openings).toBe(1);
  });
});
