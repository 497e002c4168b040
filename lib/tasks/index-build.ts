import { writeSearchIndex } from "#lib/build/search-index.ts";
import { BUILD_FOLDER } from "./build-info.ts";

/** A step of the build: writes what searches look in. */
writeSearchIndex(BUILD_FOLDER);
