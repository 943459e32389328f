// The relay's time, by which its messages are dated; the browser's clock may be hours off.
let ahead = 0;

export const now = () => Date.now() + ahead;

// at: when something happened at the relay that was heard of in this moment
export const heard = (at) => {
  ahead = at - Date.now();
};
