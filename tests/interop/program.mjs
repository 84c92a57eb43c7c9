// Reads a program's words until they have what is looked for.
export const says = (program, pattern) => new Promise((done, fail) => {
  let said = "";
  program.stdout.on("data", (more) => {
    said += more;
    const found = said.match(pattern);
    if (found) done(found);
  });
  program.on("exit", () => fail(new Error(`it ended, and said only: ${said}`)));
});
