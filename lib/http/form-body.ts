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
const LONGEST_NAME = 100;

export interface BodyLimits {
  /** Most bytes of all fields together. */
  fields: number;
  /** The one file that the form may carry: its field, the most bytes that are kept, the most that are read at all. */
  file?: { name: string; bytes: number; body: number };
}

export interface PostedFile {
  name: string;
  /** Empty when the file was over the limit: it is read to its end so that the other fields are, but not kept. */
  bytes: Buffer;
  tooLarge: boolean;
}

export interface PostedForm {
  /** Name and value of each field, in the order sent. */
  entries: [string, string][];
  file: PostedFile | undefined;
}

/**
 * Reads a posted form as it streams in, in either of the two encodings that browsers use.
 * @throws TooLarge when the body is over a limit, NotAForm when it is no form, is cut off or holds a file unasked
 */
export async function readForm(request: Request, limits: BodyLimits): Promise<PostedForm> {
  const most = limits.file?.body ?? limits.fields;
  if (Number(request.headers.get("content-length") ?? 0) > most) throw new TooLarge();
  if (!request.body) throw new NotAForm("no body");

  let parser: busboy.Busboy;
  try {
    parser = busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      limits: {
        fieldSize: limits.fields,
        fieldNameSize: LONGEST_NAME,
        fields: MOST_FIELDS,
        parts: MOST_FIELDS,
        files: limits.file ? 1 : 0,
        fileSize: limits.file?.bytes ?? 0,
        headerPairs: 20,
      },
      defCharset: "utf8",
      defParamCharset: "utf8",
    });
  } catch {
    throw new NotAForm("content type");
  }

  const entries: [string, string][] = [];
  let file: PostedFile | undefined;
  const body = Readable.from(request.body, { objectMode: false });
  return new Promise((resolve, reject) => {
    let size = 0;
    let fieldBytes = 0;
    const fail = (error: Error) => {
      body.destroy();
      parser.destroy();
      reject(error);
    };
    parser.on("field", (name, value, { valueTruncated, nameTruncated }) => {
      fieldBytes += Buffer.byteLength(value);
      if (nameTruncated || name.length > LONGEST_NAME) fail(new NotAForm("a field's name"));
      else if (valueTruncated || fieldBytes > limits.fields) fail(new TooLarge());
      else entries.push([name, value]);
    });
    parser.on("file", (field, stream, { filename }) => {
      if (field !== limits.file?.name) {
        fail(new NotAForm("a file that was not asked for"));
        return;
      }
      let chunks: Buffer[] = [];
      let tooLarge = false;
      stream.on("data", (chunk: Buffer) => {
        if (!tooLarge) chunks.push(chunk);
      });
      stream.on("limit", () => {
        tooLarge = true;
        chunks = [];
      });
      stream.on("error", () => fail(new NotAForm("cut off")));
      stream.on("close", () => {
        const bytes = Buffer.concat(chunks);
        // A browser sends an empty part where no file was chosen.
        if (filename || bytes.length > 0) file = { name: filename ?? "", bytes, tooLarge };
      });
    });
    parser.on("fieldsLimit", () => fail(new NotAForm("too many fields")));
    parser.on("partsLimit", () => fail(new NotAForm("too many parts")));
    parser.on("filesLimit", () => fail(new NotAForm("too many files")));
    parser.on("error", () => fail(new NotAForm("unreadable")));
    parser.on("close", () => resolve({ entries, file }));
    body.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > most) fail(new TooLarge());
    });
    body.on("error", () => fail(new NotAForm("cut off")));
    body.pipe(parser);
  });
}
