package dev.sportello.relay.integration;

/// What can be seen of a page. The names stand in the database: they are never changed.
enum SightingKind {
    /// It has loaded the hub.
    LOADED,
    /// It has signed a shopper in.
    ACCEPTED,
    /// It is of a site that is not allowed.
    ELSEWHERE,
    /// What it said of a shopper was refused.
    REFUSED
}
