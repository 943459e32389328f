package dev.sportello.relay.demo;

/// What goes wrong between the sample gateway, the networks and the relay, as one asks for it.
///
/// @param losesAnswers whether a proxy answers instead of the gateway when it has taken a text
/// @param repeats whether texts that come in, and reports, are brought twice
/// @param reorders whether a report of an earlier state comes last
/// @param neverArrives whether no phone gets what it is texted
record Mischief(boolean losesAnswers, boolean repeats, boolean reorders, boolean neverArrives) {
    static final Mischief NONE = new Mischief(false, false, false, false);
}
