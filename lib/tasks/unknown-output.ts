/** Something in the build output that our steps do not know. The build stops: guessing would break pages unseen. */
export class UnknownOutput extends Error {
  override name = "UnknownOutput";
}
