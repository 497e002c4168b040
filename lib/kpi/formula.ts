import jsep from "jsep";

/** A formula was given a divisor of zero. */
export class NoBasis extends Error {
  override name = "NoBasis";
}

/** A formula that cannot be used. The message says why, in Swedish, for the editor who wrote it. */
export class FormulaProblem extends Error {
  override name = "FormulaProblem";
}

const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;
type Operator = keyof typeof signs;

/** An expression over named numbers: four operations, numbers and parentheses, and nothing else. */
export type Formula =
  | { kind: "number"; value: number }
  | { kind: "name"; name: string }
  | { kind: "operation"; operator: Operator; left: Formula; right: Formula };

const ALLOWED = "Det som går att använda är namnen under tal, tal, + − × ÷ och parenteser.";

const isOperator = (text: string): text is Operator => Object.hasOwn(signs, text);

/** jsep's types leave each kind of expression open; this tells the three that a formula may have. */
function fromExpression(expression: jsep.Expression): Formula {
  const core: jsep.CoreExpression | jsep.Expression = expression;
  const { type, name, value, operator, left, right } = core;
  if (type === "Identifier" && typeof name === "string") return { kind: "name", name };
  if (type === "Literal" && typeof value === "number") return { kind: "number", value };
  if (type === "BinaryExpression" && typeof operator === "string" && isOperator(operator)) {
    if (isExpression(left) && isExpression(right)) {
      return { kind: "operation", operator, left: fromExpression(left), right: fromExpression(right) };
    }
  }
  throw new FormulaProblem(`går inte att räkna ut. ${ALLOWED}`);
}

function isExpression(value: unknown): value is jsep.Expression {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The names in a formula, each once. */
export function namesIn(formula: Formula): string[] {
  if (formula.kind === "name") return [formula.name];
  if (formula.kind === "number") return [];
  return [...new Set([...namesIn(formula.left), ...namesIn(formula.right)])];
}

/**
 * Reads a formula as people write it: `order ÷ besök`, or with the signs of a keyboard.
 * @throws FormulaProblem when it is none
 */
export function parseFormula(text: string): Formula {
  const plain = text.replaceAll("×", "*").replaceAll("÷", "/").replaceAll("−", "-");
  let expression: jsep.Expression;
  try {
    expression = jsep(plain);
  } catch {
    throw new FormulaProblem(`går inte att läsa. ${ALLOWED}`);
  }
  return fromExpression(expression);
}

/**
 * Counts a formula. Amounts are in SEK, shares are fractions (0.024 is 2.4 %).
 * @throws NoBasis when something is divided by zero
 */
export function evaluate(formula: Formula, values: ReadonlyMap<string, number>): number {
  if (formula.kind === "number") return formula.value;
  if (formula.kind === "name") {
    const value = values.get(formula.name);
    if (value === undefined) throw new Error(`the input ${formula.name} is missing`);
    return value;
  }
  const [left, right] = [evaluate(formula.left, values), evaluate(formula.right, values)];
  if (formula.operator === "/" && right === 0) throw new NoBasis("division by zero");
  if (formula.operator === "/") return left / right;
  if (formula.operator === "*") return left * right;
  return formula.operator === "+" ? left + right : left - right;
}

const binds = (operator: Operator) => (operator === "*" || operator === "/" ? 2 : 1);

/** A formula in writing, with the signs × ÷ −, and parentheses where they change the result. */
export function writeFormula(formula: Formula, nameOf: (name: string) => string): string {
  if (formula.kind === "number") return String(formula.value).replace(".", ",");
  if (formula.kind === "name") return nameOf(formula.name);
  const { operator } = formula;
  const part = (inner: Formula, onTheRight: boolean) => {
    const written = writeFormula(inner, nameOf);
    if (inner.kind !== "operation") return written;
    const looser = binds(inner.operator) < binds(operator);
    // a − (b − c) and a ÷ (b × c) are not what they are without their parentheses.
    const turned = onTheRight && binds(inner.operator) === binds(operator) && (operator === "-" || operator === "/");
    return looser || turned ? `(${written})` : written;
  };
  return `${part(formula.left, false)} ${signs[operator]} ${part(formula.right, true)}`;
}
