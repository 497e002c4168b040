import { Readable } from "node:stream";
import busboy from "busboy";

/** The body was larger than the form can be. */
export class TooLarge extends Error {
  override name = "TooLarge";
}

/** The body was not a form that a browser would send. */
export class NotAForm extends Error {
  override name = "NotAForm";
}

const MOST_FIELDS = 200;

/**
 * Reads a posted form as it streams in, in either of the two encodings that browsers use.
 * @param limit most bytes of the whole body
 * @returns name and value of each field, in the order sent
 * @throws TooLarge when the body is over the limit, NotAForm when it is no form, is cut off or holds a file
 */
export async function readForm(request: Request, limit: number): Promise<[string, string][]> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new TooLarge();
  if (!request.body) throw new NotAForm("no body");

  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      limits: { fieldSize: limit, fieldNameSize: 100, fields: MOST_FIELDS, files: 0, parts: MOST_FIELDS },
      defCharset: "utf8",
    });
  } catch {
    throw new NotAForm("content type");
  }

  const entries: [string, string][] = [];
  const body = Readable.from(request.body, { objectMode: false });
  return new Promise((resolve, reject) => {
    let size = 0;
    const fail = (error: Error) => {
      body.destroy();
      parser.destroy();
      reject(error);
    };
    parser.on("field", (name, value) => entries.push([name, value]));
    parser.on("fieldsLimit", () => fail(new NotAForm("too many fields")));
    parser.on("partsLimit", () => fail(new NotAForm("too many parts")));
    parser.on("filesLimit", () => fail(new NotAForm("a file")));
    parser.on("error", () => fail(new NotAForm("unreadable")));
    parser.on("close", () => resolve(entries));
    body.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > limit) fail(new TooLarge());
    });
    body.on("error", () => fail(new NotAForm("cut off")));
    body.pipe(parser);
  });
}
