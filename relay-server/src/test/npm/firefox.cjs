// A shopper in Firefox: writes, reads the answer, opens a second tab, picks an emoji, reloads, and signs out. Prints what
// was seen, a line each. Arguments: Firefox's program, the page's address, and the answer that is to come.
const puppeteer = require("puppeteer-core");

const [executablePath, address, answer] = process.argv.slice(2);
// A machine that runs other tests as well takes its time to start a browser.
const PATIENCE = 120_000;

// Asks again with each frame that is drawn: what else would say when to ask again sees no change below a shadow root.
const find = (page, selector) => page.waitForSelector(">>> " + selector, { visible: true });
const sees = (page, selector, text) =>
  page.waitForFunction(
    (wanted, words) =>
      [...document.querySelector("#sportello").shadowRoot.querySelectorAll(wanted)].some((one) => one.textContent.includes(words)),
    {},
    selector,
    text,
  );
const write = async (page, text) => {
  await (await find(page, "textarea")).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await sees(page, "[data-state=sent]", text);
};

(async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, timeout: PATIENCE });
  const faults = [];
  const lines = [];
  const open = async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on("console", (line) => lines.push(line.text()));
    // The page of the shop allows no icon.
    page.on("pageerror", ({ message }) => message.includes("favicon.ico") || faults.push(message));
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(address);
    // What a shop's shortcuts would hear.
    await page.evaluate(() => {
      window.heard = [];
      for (const type of ["keydown", "keyup", "input", "focusin"]) {
        document.addEventListener(type, (event) => heard.push(event.type), true);
      }
    });
    await (await find(page, ".launcher")).click();
    return page;
  };
  try {
    const page = await open();
    await write(page, "Is it there in M?");
    console.log("sent");
    await sees(page, ".theirs .bubble", answer);
    console.log("answered");
    await page.keyboard.down("Shift");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Shift");
    await page.keyboard.type("two lines");
    console.log("field " + JSON.stringify(await (await find(page, "textarea")).evaluate((field) => field.value)));
    await page.keyboard.press("Enter");
    // The field has grown smaller by then, and its buttons stay where they are.
    await sees(page, "[data-state=sent]", "two lines");
    await (await find(page, "button[aria-label=Emoji]")).click();
    await (await find(page, "input[type=search]")).click();
    await page.keyboard.type("heart");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#sportello").shadowRoot.querySelector("textarea").value);
    console.log("emoji " + (await (await find(page, "textarea")).evaluate((field) => field.value)));
    await page.keyboard.press("Enter");
    console.log("the page heard " + JSON.stringify(await page.evaluate(() => heard)));

    const second = await open();
    await sees(second, ".theirs .bubble", answer);
    await write(second, "From the second tab");
    await sees(page, ".own .bubble", "From the second tab");
    console.log("two tabs");
    await page.close();
    await write(second, "The first one is closed");
    console.log("the second goes on");
    await second.reload();
    await (await find(second, ".launcher")).click();
    await sees(second, ".own .bubble", "The first one is closed");
    console.log("reloaded");
    await second.keyboard.press("Escape");
    await second.waitForFunction(() => !document.querySelector("#sportello").shadowRoot.querySelector("textarea")?.offsetParent);
    console.log("closed");
    await second.evaluate(() => Sportello.signOut());
    await second.waitForFunction(() => !document.querySelector("#sportello").shadowRoot.textContent.includes("From the second tab"));
    console.log("signed out");
  } catch (problem) {
    console.log(problem.message, "console " + JSON.stringify(lines));
  }
  console.log("faults " + JSON.stringify(faults));
  await browser.close();
})();
