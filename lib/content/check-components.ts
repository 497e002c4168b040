import type { Root, RootContent } from "mdast";
import { visitParents } from "unist-util-visit-parents";
import { componentSpec, componentSpecs } from "./components.ts";
import { elementProps, isBlank, isElement, type MdxElement } from "./element.ts";
import { type Finding, findingAt } from "./problem.ts";

const NAMES = Object.keys(componentSpecs);

/** The known name that is closest in spelling, if it is close at all. */
function closest(name: string): string | undefined {
  const letters = (word: string) =>
    word
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z]/g, "");
  return NAMES.find(
    (known) => letters(known) === letters(name) || letters(known).startsWith(letters(name).slice(0, 4)),
  );
}

function checkProps(element: MdxElement, name: string): Finding[] {
  const spec = componentSpec(name);
  if (!spec) {
    if (/^[a-z]/.test(name)) {
      return [
        findingAt(
          element,
          `<${name}> är HTML och går inte att använda här. Skriv vanlig text, eller någon av byggklossarna: ${NAMES.join(", ")}.`,
        ),
      ];
    }
    const near = closest(name);
    return [
      findingAt(
        element,
        `Byggklossen <${name}> finns inte.${near ? ` Menade du <${near}>?` : ""} De som finns: ${NAMES.join(", ")}.`,
      ),
    ];
  }

  const findings: Finding[] = [];
  for (const attribute of element.attributes) {
    if (attribute.type === "mdxJsxExpressionAttribute" || typeof attribute.value !== "string") {
      const prop = attribute.type === "mdxJsxAttribute" ? attribute.name : "…";
      findings.push(
        findingAt(attribute, `Skriv värdet inom citattecken: ${prop}="text". Klammer { } går inte att använda.`),
      );
    }
  }
  if (findings.length > 0) return findings;

  const result = spec.props.safeParse(elementProps(element));
  for (const issue of result.error?.issues ?? []) {
    const known = Object.keys(spec.props.shape).join(", ") || "inga";
    if (issue.code === "unrecognized_keys") {
      findings.push(
        findingAt(
          element,
          `<${name}> har inget som heter ${issue.keys.join(", ")}. Ta bort det eller rätta stavningen. Det som finns: ${known}.`,
        ),
      );
      continue;
    }
    const prop = String(issue.path[0]);
    const missing = !(prop in elementProps(element));
    const remedy = missing ? `saknar ${prop}. Lägg till ${prop}="…".` : `har ett fel: ${prop} ${issue.message}.`;
    findings.push(findingAt(element, `<${name}> ${remedy}`));
  }
  return findings;
}

function checkPlace(element: MdxElement, name: string, parent: string | null): Finding[] {
  const spec = componentSpec(name);
  if (!spec) return [];
  const findings: Finding[] = [];
  if (spec.inside && spec.inside !== parent) {
    findings.push(
      findingAt(
        element,
        `<${name}> ska stå inuti <${spec.inside}>. Flytta in den mellan <${spec.inside}> och </${spec.inside}>.`,
      ),
    );
  }
  const children: readonly RootContent[] = element.children;
  const content = children.filter((child) => !isBlank(child));
  if (spec.empty && content.length > 0) {
    findings.push(findingAt(element, `<${name}> kan inte ha något innehåll. Skriv den som <${name} … />.`));
  }
  if (!spec.empty && content.length === 0) {
    findings.push(findingAt(element, `<${name}> är tom. Skriv något mellan <${name}> och </${name}>.`));
  }
  if (spec.holds) {
    const holds = spec.holds;
    const stranger = content.find((child) => !(isElement(child) && child.name && holds.includes(child.name)));
    if (stranger) {
      findings.push(findingAt(stranger, `I <${name}> får bara <${holds.join(">, <")}> stå. Flytta ut det här.`));
    }
  }
  return findings;
}

/** Every use of a component, held against its description; and code, which content may not hold. */
export function checkComponents(tree: Root): Finding[] {
  const findings: Finding[] = [];
  visitParents(tree, (node, ancestors) => {
    if (node.type === "mdxjsEsm") {
      findings.push(
        findingAt(
          node,
          "Rader som börjar med import eller export går inte att använda. Ta bort raden, eller ändra första ordet om det är löptext.",
        ),
      );
    }
    if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") {
      if (!/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value)) {
        findings.push(
          findingAt(
            node,
            "Klammer { } betyder kod och går inte att använda. Ta bort dem, eller skriv \\{ för att visa tecknet.",
          ),
        );
      }
    }
    if (!isElement(node) || !node.name) return;
    const parent = ancestors.findLast((ancestor) => isElement(ancestor));
    findings.push(
      ...checkProps(node, node.name),
      ...checkPlace(node, node.name, parent && isElement(parent) ? parent.name : null),
    );
  });
  return findings;
}
