import { containerOf } from "#lib/cv/container.ts";
import { cvProblemTexts } from "#lib/cv/problems.ts";
import type { FileField } from "#lib/forms/form.ts";
import { problemText } from "#lib/forms/problems.ts";

/** What is wrong with the file that was chosen, where it needs not be sent for that; undefined when nothing is. */
export async function fileProblem({ name, maxBytes }: FileField, data: FormData): Promise<string | undefined> {
  const file = data.get(name);
  // Without a name: none was chosen.
  if (!(file instanceof File) || file.name === "") return undefined;
  if (file.size > maxBytes) return cvProblemTexts["too-large"];
  // The whole of it: a part of a file that is gone is read as empty, without an error.
  const bytes = await file.arrayBuffer().catch(() => undefined);
  // It may have been moved, or taken back by its cloud, since it was chosen.
  if (!bytes) return problemText("moved", "");
  if (bytes.byteLength === 0) return cvProblemTexts.empty;
  return containerOf(new Uint8Array(bytes)) ? undefined : cvProblemTexts.type;
}
