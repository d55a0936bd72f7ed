/** The stable word a new document is known by: its name in plain letters, told apart from those that are taken. */
export function keyFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 50);
  const word = plain === '' ? 'document' : plain;
  let key = word;
  for (let n = 2; taken.includes(key); n += 1) key = `${word}_${n}`;
  return key;
}
