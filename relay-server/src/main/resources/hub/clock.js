// Libraries give Date a now of their own.
const browsers = () => +new Date();

// The relay's time, by which its messages are dated; the browser's clock may be hours off.
let ahead = 0;

export const now = () => browsers() + ahead;

// at: when something happened at the relay that was heard of in this moment
export const heard = (at) => {
  ahead = at - browsers();
};

// What the relay writes as a time: never by Date.parse, of which libraries of dates have one of their own.
export const instant = (text) => +new Date(text);

export const isInstant = (text) => typeof text === "string" && !Number.isNaN(instant(text));
