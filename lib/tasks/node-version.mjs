// Loaded before every task, in plain JavaScript: whichever Node runs this says in one line when it is too old for the
// rest. npm brings the right one as the package `node`, unless its install script was not run.
if (Number.parseInt(process.versions.node, 10) < 26) {
  console.error(`Node 26 is not installed here (this is ${process.version}). Run: npm rebuild node`);
  process.exit(1);
}
