// Run by npm before it installs: says in one line where the packages that bring programs have none for this machine.
// In plain JavaScript, for the Node that the machine has.
const { platform, arch } = process;
const report = platform === "linux" ? process.report?.getReport() : undefined;
const musl = report && typeof report === "object" && !("glibcVersionRuntime" in report.header);
const reason = musl
  ? "this Linux has musl instead of glibc (Alpine): use Debian, or an image such as node:20-slim"
  : platform === "win32" && arch === "arm64"
    ? "there is no Node 26 package for Windows on ARM: use Node for x64, or WSL"
    : undefined;
if (reason) {
  console.error(`This site cannot be installed here: ${reason}.`);
  process.exit(1);
}
