import { expect, it } from "vitest";
import { rulesOfPage, sheetForPages } from "#lib/build/page-styles.ts";

const css =
  '@property --a{syntax:"*";inherits:false}@property --b{syntax:"*";inherits:false}:root{--c:1px;--d:2px}.one{margin:var(--a,var(--c))}.two{--b:1;padding:var(--d);break-inside:avoid}';

const none: ReadonlySet<string> = new Set();

it("a page gets the rules of its classes, and the variables that they read", () => {
  const { textFor, names } = sheetForPages(css);
  const of = (...classes: string[]) => textFor({ classes: new Set(classes), tags: none });
  expect(of("one")).toBe('@property --a{syntax:"*";inherits:false}:root{--c:1px}.b{margin:var(--a,var(--c))}');
  expect(of("two")).toBe(":root{--d:2px}.c{padding:var(--d);break-inside:avoid}");
  expect(of()).toBe("");
  expect([...names]).toEqual([
    ["one", "b"],
    ["two", "c"],
  ]);
});

it.each([
  ["h1,h2,td{margin:0}", "h2{margin:0}"],
  [".b:where(h2,td)>p{margin:0}", ".b:where(h2,td)>p{margin:0}"],
  [":is(td,th) p{margin:0}", ""],
  ["p:not(.b){margin:0}", "p:not(.b){margin:0}"],
  ["[hidden],*{margin:0}", "[hidden],*{margin:0}"],
  [":after,::placeholder{margin:0}", ":after{margin:0}"],
  ["p:first-letter{margin:0}", "p:first-letter{margin:0}"],
  ["::-webkit-datetime-edit{margin:0}", ""],
  ["p::-webkit-details-marker{margin:0}", "p::-webkit-details-marker{margin:0}"],
  ["@media print{td{margin:0}p{margin:0}}", "@media print{p{margin:0}}"],
])("of %s a page of one heading and paragraph needs %s", (whole, needed) => {
  expect(sheetForPages(whole).textFor({ classes: new Set(["b"]), tags: new Set(["h2", "p"]) })).toBe(needed);
});

it("a page with a field keeps what is said of its parts", () => {
  const whole = "::placeholder{margin:0}";
  expect(sheetForPages(whole).textFor({ classes: none, tags: new Set(["input"]) })).toBe(whole);
});

it("classes have short names wherever a selector names them", () => {
  const whole = ".z:where(.group\\:x .y):not(.w):has(.w)>p,.unknown{margin:0}";
  const { textFor, names } = sheetForPages(whole);
  expect(textFor({ classes: new Set(["z", "y", "w", "group:x"]), tags: new Set(["p"]) })).toBe(
    ".g:where(.b .f):not(.d):has(.d)>p{margin:0}",
  );
  expect(names.get("group:x")).toBe("b");
});

it("no two classes have the same name, and none that a blocker of advertisements hides", () => {
  const many = Array.from({ length: 600 }, (_, index) => `.c${index}{margin:0}`).join("");
  const short = [...sheetForPages(many).names.values()];
  expect(new Set(short).size).toBe(600);
  expect(short.filter((name) => /^ad|[aeiouy]/.test(name))).toEqual([]);
});

it("a class and an element of the same name are told apart", () => {
  const { textFor } = sheetForPages(".link{margin:0}link{padding:0}");
  expect(textFor({ classes: new Set(["link"]), tags: none })).toBe(".b{margin:0}");
  expect(textFor({ classes: none, tags: new Set(["link"]) })).toBe("link{padding:0}");
});

it("stops at a selector inside another that it does not know", () => {
  expect(() => sheetForPages("p:nth-child(2 of .a){margin:0}")).toThrow("nth-child");
});

it("a page whose classes keep their names gets the same rules", () => {
  const rules = rulesOfPage(css, { hasClass: (name) => name === "one", hasTag: () => false });
  expect(rules).toBe(
    sheetForPages(css)
      .textFor({ classes: new Set(["one"]), tags: none })
      .replace(".b{", ".one{"),
  );
});
