/** Reads in the sources which keys a file handles: what it gives to `useKeys`, and what its own handlers compare. */
import ts from 'typescript';

const SOURCES = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });

/** In place of a key whose name is made while the program runs. */
export const MADE = 'made while running';

/** Every component, by its path in `src/`, with the keys it handles; those that handle none are left out. */
export function handledKeys(): Map<string, Set<string>> {
  const all = Object.entries(SOURCES).map(([path, source]): [string, Set<string>] => [
    path.replace('../', ''),
    keysOf(source)
  ]);
  return new Map(all.filter(([, keys]) => keys.size > 0));
}

export function keysOf(component: string): Set<string> {
  const keys = new Set(Array.from(component.matchAll(/event\.key === '([^']+)'/g), ([, key = '']) => key));
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'useKeys') {
      const [declares] = node.arguments;
      if (declares !== undefined && ts.isArrowFunction(declares)) readMaps(declares, keys);
    }
    ts.forEachChild(node, visit);
  };
  for (const [, script = ''] of component.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g))
    visit(ts.createSourceFile('component.ts', script, ts.ScriptTarget.Latest, true));
  return keys;
}

/** The keys of what the function answers: literals, what is spread or assigned into them, either side of a choice. */
function readMaps(declares: ts.ArrowFunction, keys: Set<string>) {
  const named = new Set<string>();

  function readMap(map: ts.Expression): void {
    if (ts.isParenthesizedExpression(map)) readMap(map.expression);
    else if (ts.isConditionalExpression(map)) [map.whenTrue, map.whenFalse].forEach(readMap);
    else if (ts.isIdentifier(map)) named.add(map.text);
    else if (ts.isObjectLiteralExpression(map))
      for (const part of map.properties) {
        if (ts.isSpreadAssignment(part)) readMap(part.expression);
        else if (part.name === undefined || ts.isComputedPropertyName(part.name)) keys.add(MADE);
        else keys.add(part.name.text);
      }
    // `Object.fromEntries(…)`
    else keys.add(MADE);
  }

  const { body } = declares;
  if (!ts.isBlock(body)) return readMap(body);

  const inside = (node: ts.Node, read: (node: ts.Node) => void): void => {
    read(node);
    ts.forEachChild(node, (child) => inside(child, read));
  };
  // What is answered first: it says which names are maps.
  inside(body, (node) => {
    const answers = ts.isReturnStatement(node) && node.expression !== undefined;
    if (answers && nearest(node) === declares) readMap(node.expression);
  });
  inside(body, (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined && named.has(node.name.getText()))
      readMap(node.initializer);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const { left } = node;
      if (ts.isPropertyAccessExpression(left) && named.has(left.expression.getText()))
        keys.add(left.name.text);
      if (ts.isElementAccessExpression(left) && named.has(left.expression.getText()))
        keys.add(ts.isStringLiteral(left.argumentExpression) ? left.argumentExpression.text : MADE);
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'Object.assign') {
      const [into, ...from] = node.arguments;
      if (into !== undefined && named.has(into.getText())) from.forEach(readMap);
    }
  });
}

/** The function a statement answers for. */
function nearest(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!ts.isArrowFunction(at) && !ts.isFunctionDeclaration(at)) at = at.parent;
  return at;
}
