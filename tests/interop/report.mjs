// A named line for everything that was looked at, and one for the whole.
const lines = [];

export const check = async (name, look) => {
  try {
    await look();
    lines.push(true);
    console.log(`passed  ${name}`);
  } catch (cause) {
    lines.push(false);
    const words = [cause?.code, cause?.error, cause?.message, cause?.cause?.message].filter(Boolean).join(": ");
    console.log(`FAILED  ${name}\n        ${words.replaceAll("\n", "\n        ")}`);
  }
};

export const conclude = () => {
  const passed = lines.filter(Boolean).length;
  console.log(`${lines.length} looked at: ${passed} passed, ${lines.length - passed} failed`);
  process.exitCode = passed === lines.length ? 0 : 1;
};
