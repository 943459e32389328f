import { set } from "./natives.js";

const said = set();

// Tells whoever looks after the page what does not work and what to change: once, in the console. Shoppers read what
// the panel says.
export const explain = (sentence, problem) => {
  const what = problem?.error ? `${sentence} ${problem.error}: ${problem.message}` : sentence;
  if (said.has(what)) return;
  said.add(what);
  console.warn("Sportello:", what, ...(problem && !problem.error ? [problem] : []));
};
