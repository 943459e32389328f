// A phone that texts the sample shop. It asks for its texts every second, which is enough to try them out.
const POLL = 1000;
const number = document.getElementById("number");
const list = document.getElementById("texts");
const text = document.getElementById("text");
const problem = document.getElementById("problem");
const mischief = ["losesAnswers", "repeats", "reorders", "neverArrives"].map((id) => document.getElementById(id));
let shown = "";

const valid = () => number.validity.valid && number.value !== "";

const line = ({ mine, text: said, status }) => {
  const item = document.createElement("li");
  const bubble = document.createElement("p");
  item.className = mine ? "mine" : "theirs";
  bubble.textContent = said;
  item.append(bubble);
  if (!mine && (status === "failed" || status === "undelivered")) {
    item.classList.add("failed");
  }
  return item;
};

const show = ({ shop, texts, mischief: now }) => {
  for (const box of mischief) {
    box.checked = now[box.id];
  }
  const all = JSON.stringify(texts);
  document.getElementById("shop").textContent = shop;
  document.getElementById("empty").hidden = texts.length > 0;
  if (all !== shown) {
    shown = all;
    list.replaceChildren(...texts.map(line));
    list.lastElementChild?.scrollIntoView({ block: "end" });
  }
};

const load = async () => {
  if (!valid()) {
    return;
  }
  try {
    const answer = await fetch(`phone/texts?phone=${encodeURIComponent(number.value)}`);
    if (answer.ok) {
      show(await answer.json());
    }
  } catch {
    // The relay is away; the next look may find it.
  }
};

const say = (sentence) => {
  problem.hidden = !sentence;
  problem.textContent = sentence;
};

const send = async () => {
  const said = text.value.trim();
  if (!said) {
    return;
  }
  if (!valid()) {
    say("Write the number with its country, such as +393331234567.");
    return;
  }
  try {
    const answer = await fetch("phone/texts", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ phone: number.value, text: said }),
    });
    say(answer.ok ? "" : "The relay did not take the text. Try again.");
    if (answer.ok) {
      text.value = "";
    }
  } catch {
    say("The relay cannot be reached. Try again.");
  }
  await load();
};

const disturb = async () => {
  const wanted = Object.fromEntries(mischief.map((box) => [box.id, box.checked]));
  try {
    await fetch("phone/mischief", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted),
    });
  } catch {
    say("The relay cannot be reached. Try again.");
  }
};

mischief.forEach((box) => box.addEventListener("change", disturb));
document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
});
number.addEventListener("change", load);
setInterval(load, POLL);
load();
