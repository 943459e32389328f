// Whether a key belongs to an input method that composes: Enter picks a word then, and Escape drops it. 229 is what
// browsers report for such a key (UI Events, section 7.3.1); Safari does so after it has said that the composition is
// over.
export const composes = (event) => event.isComposing || event.keyCode === 229;
