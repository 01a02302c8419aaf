/** Texts that are easily stored or read as something else, with what they are. */
export const AWKWARD_TEXTS: Array<[string, string | null]> = [
  ['nothing', null],
  ['no text', ''],
  ['quotes', `it's "quoted" \\ 'twice'`],
  ['what looks like a number', '007'],
  ['what looks like JSON', '{"a": [null, true]}'],
  ['what looks like a binding', 'a ? b ?? c :d $1'],
  ['lines, and text of every script', 'one\n\ttwo Łąka 水 🏗️'],
];
