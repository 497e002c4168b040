/** The largest CV that is taken, in bytes. */
export const MOST_CV_BYTES = 5 * 1024 * 1024;
