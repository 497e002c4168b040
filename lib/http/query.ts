/** What an address holds, first value of each name: Next gives a list where a name stands twice. */
export function queryMap(searchParams: Record<string, string | string[] | undefined>): Map<string, string> {
  return new Map(
    Object.entries(searchParams).flatMap(([name, value]) => {
      const first = [value].flat()[0];
      return first === undefined ? [] : [[name, first] as const];
    }),
  );
}
