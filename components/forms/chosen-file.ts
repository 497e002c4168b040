import { cvProblemTexts } from "#lib/cv/problems.ts";
import type { FileField } from "#lib/forms/form.ts";
import { problemText } from "#lib/forms/problems.ts";

/** Whether a chosen file can still be read: it may have been moved, or taken back by its cloud, since. */
async function isReadable(file: FormDataEntryValue | null): Promise<boolean> {
  // Without a name: none was chosen.
  if (!(file instanceof File) || file.name === "") return true;
  // The whole of it: a part of a file that is gone is read as empty, without an error.
  return file.arrayBuffer().then(
    () => true,
    () => false,
  );
}

/** What is wrong with the file that was chosen, where it needs not be sent for that; undefined when nothing is. */
export async function fileProblem({ name, maxBytes }: FileField, data: FormData): Promise<string | undefined> {
  const file = data.get(name);
  if (file instanceof File && file.size > maxBytes) return cvProblemTexts["too-large"];
  return (await isReadable(file)) ? undefined : problemText("moved", "");
}
