/** A sum as one types it: `120`, `120,50`, `1 200 €`. Answers cents; `null` when it is no sum above nothing. */
export function readAmount(said: string): number | null {
  const text = said.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(text)) return null;
  const cents = Math.round(Number(text) * 100);
  return cents > 0 ? cents : null;
}
